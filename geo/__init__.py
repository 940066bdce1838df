"""From names to places on a map: coordinates, outlines, great circles and forgiving name comparison."""
