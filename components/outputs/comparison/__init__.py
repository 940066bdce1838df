"""Two publications compared, as lines of text for the command line."""
