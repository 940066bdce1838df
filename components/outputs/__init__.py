"""What leaves the program: figures, briefs, files, open data, site, embedded map. Nothing here knows Streamlit."""
