"""What a search found, in front of what it selects: the answer of the place that it names, other places, hits in texts.

What matches is decided in ``components.view.search``.
"""
