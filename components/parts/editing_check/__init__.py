"""The list of what is to be checked, and what a reply proposes, on the editors' page."""
