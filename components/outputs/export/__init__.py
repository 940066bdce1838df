"""The filtered rows as files: XLSX, CSV, CSV with its description in one ZIP, GeoJSON and JSON."""
