"""What the editors' page says above a section: something was saved, was not, or has changed meanwhile."""
