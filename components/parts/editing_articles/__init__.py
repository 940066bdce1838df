"""The section for articles of a draft: what was read, what is known already, and each new article."""
