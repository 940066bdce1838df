"""Says under the map which partnerships it has no line for.

It names some, each with its link, and leads to the table for the others.
"""
