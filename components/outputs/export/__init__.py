"""The filtered rows as files: XLSX, CSV, CSV with its description in one ZIP, GeoJSON and JSON.

Rows and their order are the view's, and no cell is a formula.
"""
