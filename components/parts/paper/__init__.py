"""What stands on paper instead of what only a screen can show: a drawn map, a plain table, source and date."""
