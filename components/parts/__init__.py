"""What one sees on a page, as HTML: a folder each with template, style and render. Nothing here knows Streamlit."""
