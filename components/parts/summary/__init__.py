"""The sentence above the map, and the ready-made maps.

The sentence's words are chosen in ``components.view.sentence``.
"""
