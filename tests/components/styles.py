"""How to tell a style that is about Streamlit's elements."""

STREAMLITS = r"data-testid|data-stale|\.st[A-Z-]|iframe\["
"""What is Streamlit's in a selector: its test names, marks and classes, and the frame of its component."""
