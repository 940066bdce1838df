"""Other people's servers that tests start for themselves, on free ports and in folders that go away again."""
