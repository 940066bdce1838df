"""From a folder of CSV files to a dataset and its problems."""
