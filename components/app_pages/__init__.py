"""One file for each page: its widgets, and in which order its parts come.

Nothing is decided or counted here, and no HTML is made.
"""
