"""The page about the map: sources, status, what is missing, words, licences, privacy, accessibility.

Its numbers are counted from the tables each time, never written into the text.
"""
