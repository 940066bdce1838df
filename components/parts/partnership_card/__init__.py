"""One partnership in a list: who, what, since when, on what it rests.

It says the status that it is given and works out none.
"""
