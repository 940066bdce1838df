"""The facts: tables edited by people, read into frozen records, with every problem kept as a value.

Nothing here knows a map, a page or a language of the interface.
"""
