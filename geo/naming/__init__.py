"""How names of places are written, folded and compared.

A name finds here, it never decides which place is meant: text in, text out.
"""
