"""The pages that facts rest on, looked at: are they there, have they moved, is there a copy of those that are gone?

``look`` says what answers mean, ``network`` asks, ``pace`` waits in between, ``visit`` goes from host to host,
``archive`` looks for copies, ``table`` writes what was seen into sources.csv. Nothing here guesses: what is
uncertain stays as it was, and is told to people.
"""
