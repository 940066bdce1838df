"""Projects on an axis of years: a list in words, with a bar beside each."""
