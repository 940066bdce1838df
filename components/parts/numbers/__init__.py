"""The numbers page: key figures, and charts with their tables, every number a link to its rows.

No number is shown without the state that gives it.
"""
