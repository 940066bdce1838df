"""Land, borders and curves on the globe, as numbers. Colours, widths and sheets belong to whoever draws them."""
