"""The map: rows travel as JSON to our own Leaflet layer, a filter sends only which of them to draw."""
