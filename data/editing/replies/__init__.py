"""Letters to the municipalities and what comes back: the form of both, answers in words, and the rows they make.

Nothing that is uncertain becomes a row by itself: it is handed to the editor with its words. Neither names nor
addresses of people are kept.
"""
