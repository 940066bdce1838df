"""The tables' columns, cells and rules, each written once. No row is here and no file of tables is opened."""
