"""Open data: the tables as JSON, CSV and GeoJSON under one address, described for people and for machines."""
