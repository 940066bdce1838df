"""Checks the pages that facts rest on: are they there, have they moved, is there a copy of those that are gone?

``look`` derives a link's status from responses, ``network`` sends requests, ``pace`` limits their rate, ``visit``
distributes the links over hosts and threads, ``archive`` looks for copies, ``table`` writes the result into
sources.csv. Nothing here guesses: what is uncertain stays as it was and is reported.
"""
