"""What every part and output is made with: templates, links, compressed files. Nothing here knows a page."""
