"""What of a selection the map has no line for. What its colours and shapes mean stands on the map itself."""
