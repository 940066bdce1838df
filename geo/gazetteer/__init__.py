"""The offline gazetteer: where a named place lies, and how sure that is.

It asks nobody, and guesses nothing from how a name sounds.
"""
