"""What an editor decides about a draft's places and articles: suggestions as values, decisions as changes of rows."""
