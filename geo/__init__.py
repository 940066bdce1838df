"""Places: geocoding, a gazetteer, outlines, great circles, comparison of names, and entity linking in texts.

Nothing here draws, and nothing decides what a page shows.
"""
