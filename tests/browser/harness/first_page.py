"""The finished page that every address answers with, and that Streamlit takes over from."""

FIRST = "#pk-first"
"""The CSS selector of the finished page; it is gone after the take-over."""
