"""Previous and next, under a list that is longer than a page of it. How long a page is, the list says."""
