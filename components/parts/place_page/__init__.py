"""All that is known of one place: is it active, with whom, on what, since when, and how we know.

Which answer it gets is decided in ``components.view.answers``; here it is put into words.
"""
