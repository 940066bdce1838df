"""The legend of a picture of the map that has none in it: on paper. The map itself draws its own."""
