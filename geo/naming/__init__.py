"""How names of places are written, folded and compared."""
