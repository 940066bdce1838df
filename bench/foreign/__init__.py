"""What a program asks other machines for, written down and refused: ``calls.py`` reads it, ``watch`` writes it."""
