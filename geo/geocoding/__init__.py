"""From names to places: gazetteer, cache, and a service where one is set."""
