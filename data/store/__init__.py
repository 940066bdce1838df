"""Publications as numbered revisions, and which of them is served."""
