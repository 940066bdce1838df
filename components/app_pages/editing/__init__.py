"""The editors' page "Redaktion": one file a section, each with ``show(page)``.

They are loaded only when an editor opens the page.
"""
