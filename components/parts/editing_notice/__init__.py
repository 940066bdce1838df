"""What the editors' page says above a section: something was saved, was not, or has changed meanwhile.

Each notice brings its own style, so that visitors' pages have none of it.
"""
