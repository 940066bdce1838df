"""The bar above every page: name, pages, language, copy link; notices to editors; the footer."""
