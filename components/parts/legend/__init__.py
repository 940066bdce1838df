"""What colours, shapes and lines on the map mean."""
