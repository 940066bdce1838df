"""The list of drafts at the start of the editors' page: one entry each, and what to do first when there is none."""
