"""One article: title, summary, kind, date, language, themes, places, and the way to it."""
