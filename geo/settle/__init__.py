"""What an editor decides about a draft's places and articles: suggestions as values, decisions as changes of rows.

Nothing here asks other hosts by itself: the geocoder and the importers are given.
"""
