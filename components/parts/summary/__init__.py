"""The sentence above the map, and the ready-made maps."""
