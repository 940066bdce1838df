"""From a folder of CSV files to a dataset and its problems.

What is wrong is told, never mended, and the rules themselves are in ``data.schema``.
"""
