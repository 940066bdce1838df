"""The section for articles of a draft: what was read, what is known already, and each new article.

What becomes of a decision is said in ``geo.settle``.
"""
