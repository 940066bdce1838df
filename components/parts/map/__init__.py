"""The map: rows travel as JSON to our own Leaflet layer, a filter sends only which of them to draw.

No text of a table enters a script or a template here; the frame around it is ``components.host.map_frame``'s.
"""
