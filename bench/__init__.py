"""Measures the application beside its peers: Streamlit's own floor, and a plain Folium dashboard.

``python -m bench`` prints a table. Nothing here is part of the application.
"""
