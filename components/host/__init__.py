"""Around the pages: routes, headers, the first HTML, session and address, the map's frame.

Nothing here decides what a page shows. Assumptions about the insides of libraries are in ``internals`` only.
"""
