"""Every place with its answer in a word, to find one by name, county or country.

The answers are ``components.view.answers``'s.
"""
