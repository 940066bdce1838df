"""What browser tests stand on: a server of our own, a Chromium, and knowing when the page is at rest."""
