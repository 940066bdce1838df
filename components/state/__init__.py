"""What the viewer chose, and its one address codec."""
