"""Places, partnerships and themes named in running text, each with the words that say so and how sure it is.

Proposals only: people confirm them in the tables. ``propose`` is the door.
"""
