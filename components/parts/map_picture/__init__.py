"""Pictures of the map for pages that run no script yet, or none at all.

``render.picture`` draws what the live map draws at first; ``plain`` draws on land that is a file of its own.
"""
