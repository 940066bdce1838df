"""What is to be done about a draft or something that is brought in: each problem with where it stands and a remedy.

The sentences come from the tables' own checks.
"""
