"""Small faults that the tests must find, and the command that plants them: ``python -m tests.planted_faults``."""
