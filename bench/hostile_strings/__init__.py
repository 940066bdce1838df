"""Strings that want to be more than text, through every output: ``python -m bench.hostile_strings``."""
