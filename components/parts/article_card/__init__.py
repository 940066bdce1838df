"""One article: title, summary, kind, date, language, themes, places, and the way to it.

Which articles are shown is the view's to say.
"""
