"""What stands around the pages between them and Streamlit's server; at present the one seam, ``internals``.

Nothing here decides what a page shows, and nothing but ``internals`` knows what other people's libraries are like
inside.
"""
