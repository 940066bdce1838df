"""What one sees on a page, as HTML: a folder each with template, style and ``render.py``.

Nothing here knows Streamlit, opens a file or decides which rows are shown.
"""
