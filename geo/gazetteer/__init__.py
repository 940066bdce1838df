"""The offline gazetteer: where a named place lies, with confidence. There is no phonetic or fuzzy matching."""
