"""Beside the map: overview, list and articles of what it shows, or the place or partnership selected."""
