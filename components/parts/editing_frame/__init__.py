"""What stands around every section of the editors' page: heading, who is there, the sections, the open draft."""
