"""The pages of the static site: everything the application shows, as files that need no server.

The content of a page comes from the parts; only the frame around them is made here.
"""
