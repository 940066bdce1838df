"""Two states of the tables beside each other: counts, the map before and after, what disappears, and every row.

Names stand for ids. What counts as hidden, ended or gone is decided by the view.
"""
