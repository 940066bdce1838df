"""The map: our layer for Leaflet, a plugin of Folium. Rows are sent once as JSON, a filter sends a byte for each.

No text of a table enters a script or a template. ``components.host.map_frame`` puts the map onto a page.
"""
