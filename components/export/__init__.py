"""The filtered rows as files: XLSX, CSV, and CSV with its description in one ZIP."""
