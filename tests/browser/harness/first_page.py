"""The finished page that every address answers with, and that Streamlit takes over from."""

from components.outputs.page.first_page import ELEMENT

FIRST = f"#{ELEMENT}"
"""The CSS selector of the finished page; it is gone after the take-over."""
