"""One A4 page on a place or a country, as PDF: is it active, with whom, on what, since when, and how we know.

What it says is the view's; no fact is worked out here.
"""
