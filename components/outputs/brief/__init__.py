"""One A4 page on a place or a country, as PDF: is it active, with whom, on what, since when, and how we know.

Its facts come from the view; none is computed here.
"""
