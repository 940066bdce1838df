"""Coordinates of land, borders and great circles. Colours and line widths belong to the code that draws them."""
