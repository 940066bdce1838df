"""The page of articles: how many there are of each kind, and their cards by date.

A single card is ``article_card``'s.
"""
