"""A letter to a Swedish partner: what the map says about it, on which sources, and three questions.

As text for a mail, as PDF, and as a sheet to fill in; ``data.editing.replies`` reads what comes back.
"""
