"""The pages of the static site: everything the application tells, as files that need no server.

What stands on a page comes from the parts; only what is around them is made here.
"""
