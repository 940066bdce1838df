"""Two states of the tables beside each other: counts, the map before and after, what disappears, and every row."""
