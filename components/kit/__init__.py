"""What every part and output is made with: templates, the order of styles, addresses, compressed files.

Nothing here depends on a page or on Streamlit.
"""
