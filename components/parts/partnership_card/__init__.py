"""One partnership in a list: who, what, since when, on what it rests."""
