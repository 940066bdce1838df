"""Atomic writes, the cache folder, the loader of all sentences, and what commands share.

Nothing here knows what the files mean.
"""
