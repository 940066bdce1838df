"""How the filters' options are ordered and worded, each with the number of partnerships it would give.

The widgets are in ``components.app_pages.filters``, the counts in ``components.view.filter``.
"""
