"""The page about the map: sources, status, what is missing, words, licences, privacy, accessibility."""
