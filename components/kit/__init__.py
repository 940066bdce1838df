"""What every part and output is made with: templates, the order of styles, addresses, compressed files.

Nothing here knows a page or Streamlit.
"""
