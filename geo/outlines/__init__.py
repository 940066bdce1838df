"""Land, borders and curves on the globe."""
