"""Changing the tables between two publications: who may, rows that are changed, workbooks, confirmations, letters.

A draft is a set of tables as bytes (``data.store.revision.Files``) that may have problems; whatever brings in facts
makes :class:`data.editing.row_edits.RowEdit` of them.
"""
