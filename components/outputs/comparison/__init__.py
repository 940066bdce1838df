"""Two publications compared, as lines of text for the command line. What differs is worked out by the view, and
its words are those of the editors' page.
"""
