"""Says under the map what it has no line for."""
