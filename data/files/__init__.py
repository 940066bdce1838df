"""How files are written whole or not at all, where caches lie, and how sentences of commands are read.

Nothing here knows what the files mean.
"""
