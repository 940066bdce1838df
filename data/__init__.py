"""The facts: tables edited by people, read into frozen records, with every problem kept as a value."""
