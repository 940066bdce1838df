"""Requests to other hosts, guarded against what an unknown host may do. What a response means is decided elsewhere."""
