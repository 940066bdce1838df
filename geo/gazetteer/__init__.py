"""The offline gazetteer: where a named place lies."""
