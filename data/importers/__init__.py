"""Listings of articles, however they arrive, as drafts of rows for the articles table.

``fetch`` opens files and addresses, ``detect`` says what has come, one module
per form turns bytes into drafts (``pasted``, ``page``, ``feed``, ``json_content``,
``wordpress``, ``table``), ``match`` holds them against the known articles, ``rows`` makes
table rows of them, ``write`` puts a table in the place of the old one. Nothing
here decides what is true: what an import brings is confirmed by people.
"""
