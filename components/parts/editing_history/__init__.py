"""The list of publications on the editors' page."""
