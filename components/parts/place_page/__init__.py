"""All that is known of one place: is it active, with whom, on what, since when, and how we know."""
