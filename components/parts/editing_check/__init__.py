"""The list of what is to be checked, and what a reply proposes, on the editors' page.

The rules are in ``data.editing.to_check`` and ``data.editing.replies``.
"""
