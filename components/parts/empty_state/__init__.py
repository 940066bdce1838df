"""What is said when a combination of filters shows nothing."""
