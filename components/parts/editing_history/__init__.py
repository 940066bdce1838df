"""The list of publications on the editors' page. What one of them changed is drawn by the comparison."""
