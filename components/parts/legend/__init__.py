"""What colours, shapes and lines on the map mean. It names what the view shows and nothing else."""
