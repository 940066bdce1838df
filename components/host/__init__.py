"""What stands around the pages: routes, headers, the first HTML, session and address, the map's frame.

Nothing here decides what a page shows, and nothing but ``internals`` knows what other people's libraries are like
inside.
"""
