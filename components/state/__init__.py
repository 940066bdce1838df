"""What the viewer chose, as one frozen value, and its one address codec.

Ids only, never labels; nothing here knows what is shown for it.
"""
