"""From a folder of CSV files to a dataset and its problems.

What is wrong is reported, never corrected, and the rules themselves are in ``data.schema``.
"""
