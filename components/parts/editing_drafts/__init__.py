"""The list of drafts at the start of the editors' page. Where there is none yet it tells what to do first."""
