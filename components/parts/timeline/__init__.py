"""Projects on an axis of years: a list in words, with a bar beside each. A bar says nothing that the words do not."""
