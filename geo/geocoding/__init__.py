"""Geocoding while tables are edited: gazetteer, cache and, if configured, Nominatim. Pages never geocode."""
