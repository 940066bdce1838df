"""The editors' page "Redaktion": one file a section, each with ``show(page)``; loaded only when an editor opens it."""
