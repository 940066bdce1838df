"""What has changed: the sum, a chart of it, a paragraph for a report, and every change with its sources.

The rule that says what is a change is ``components.view.changes``.
"""
