"""What leaves the program: figures, briefs, files, open data, site, embedded map; a folder for each.

Nothing here knows Streamlit, and one output uses another only where the contract in ``pyproject.toml`` says
so with its reason.
"""
