"""Beside the map: overview, list and articles of what it shows, or the place or partnership selected.

The cards in it are ``partnership_card``'s and ``article_card``'s.
"""
