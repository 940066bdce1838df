"""What was understood of a workbook, a file or a pasted table that an editor brings in.

The reading itself is in ``data.editing``.
"""
