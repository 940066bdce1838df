"""Publications as numbered revisions, and which of them is served.

What was published is never changed, and nothing here knows how it is shown.
"""
