"""The application's pages as blocks, drawn twice: as the finished HTML of the first answer, then by Streamlit.

``content.py`` says what a page consists of, ``first_page.py`` makes the HTML that the server answers with.
"""
