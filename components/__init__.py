"""What people see: state, language, view, and one folder per thing on the screen."""
