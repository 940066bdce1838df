"""The bar above every page: name, pages, language, copy link; notices to editors; the footer.

Nothing here depends on what the page shows.
"""
