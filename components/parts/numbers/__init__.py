"""The numbers page: key figures, and charts with their tables, every number a link to its rows."""
