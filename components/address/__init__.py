"""The address bar and the viewer's state, kept the same."""
