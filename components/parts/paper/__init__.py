"""What stands on paper instead of what only a screen can show: a drawn map, a plain table, source and date.

The plain table is also what is copied into other documents, and what a text document holds.
"""
