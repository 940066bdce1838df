"""The filters in the sidebar, each option with the number of partnerships it would give."""
