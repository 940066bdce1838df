"""The page of good examples: how many there are of each kind, and their cards by date."""
