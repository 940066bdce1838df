"""Open data: the tables as JSON, CSV and GeoJSON under one address, described for people and for machines.

A name that has been published is never changed or taken away.
"""
