"""The section for places of a draft: what is to be settled, the suggestions, and the small map with their markers."""
