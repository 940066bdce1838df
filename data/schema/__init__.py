"""The tables' columns, cells and rules."""
