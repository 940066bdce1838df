"""The rows of the map as a table that can be sorted, fifty at a time. Rows and their order are the view's."""
