"""The section for places of a draft: what is to be settled, the suggestions, and the small map with their markers.

Names stand in lists and labels; the map holds numbers only.
"""
