"""The places whose names match a search, with or without partnerships: the short way to a place's page.

What matches is decided by ``geo.naming.fold``.
"""
