"""One short content function per page."""
