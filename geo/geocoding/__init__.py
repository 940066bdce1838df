"""From names to coordinates while tables are edited: gazetteer, cache, and a service where one is set.

No page and no visit may come here.
"""
