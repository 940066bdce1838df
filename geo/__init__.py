"""From names to places on a map: coordinates, outlines, great circles and forgiving comparison of names.

Nothing here draws, and nothing decides what a page shows.
"""
