"""How names of places are written, folded and compared: text in, text out. The gazetteer decides between places."""
