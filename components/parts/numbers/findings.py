"""What each chart shows, in words: the chart's heading."""

from __future__ import annotations

from components.language import Language
from components.parts.numbers.numbers import Bar, Numbers
from components.parts.numbers.years import Year

NAMED = 3
"""So many that share the first place are named; more are only counted."""


def theme_finding(words: Language, counts: Numbers) -> str:
    """Return which theme most partnerships work on."""
    if not counts.themes:
        return words("numbers.themes_none")
    first, count = _first(counts.themes)
    names = [words("numbers.quoted", text=b.label) for b in first]
    if len(first) == 1:
        return words("numbers.themes_one", theme=first[0].label, count=count, n=counts.partnerships)
    if len(first) <= NAMED:
        return words("numbers.themes_few", themes=words.listing(names), n=count)
    return words("numbers.themes_many", themes=len(first), n=count)


def country_finding(words: Language, counts: Numbers) -> str:
    """Return which country most partnerships are with."""
    first, count = _first(counts.countries)
    if len(counts.countries) == 1 and count == counts.partnerships:
        return words("numbers.countries_only", country=first[0].label, n=count)
    if len(first) == 1:
        return words("numbers.countries_one", country=first[0].label, count=count, n=counts.partnerships)
    if len(first) <= NAMED:
        return words("numbers.countries_few", countries=words.listing(b.label for b in first), n=count)
    return words("numbers.countries_many", countries=len(first), n=count)


def year_finding(words: Language, counts: Numbers) -> str:
    """Return in which year most partnerships were active, and how many projects were then."""
    # A year ahead has not been: it cannot have been the best.
    begun = [y for y in counts.years if not y.ahead]
    most = max(y.partnerships for y in begun)
    if not most:
        return words("numbers.years_none")
    best = [y for y in begun if y.partnerships == most]
    years = words.listing(str(y.year) for y in best)
    if len(best) == 1:
        projects = words("numbers.projects", n=best[0].projects)
        return words("numbers.years_one", year=years, n=most, projects=projects)
    if len(best) <= NAMED:
        return words("numbers.years_few", years=years, n=most)
    return words("numbers.years_many", years=_span(best), n=most)


def kind_finding(words: Language, counts: Numbers) -> str:
    """Return how the partnerships fall on kommuner, regions and kommunalförbund."""
    parts = words.listing(
        words(f"numbers.kinds_{b.id}", n=counts.partnerships, count=b.partnerships) for b in counts.kinds
    )
    return words("numbers.kinds", parts=parts, n=counts.partnerships)


def _first(bars: tuple[Bar, ...]) -> tuple[list[Bar], int]:
    most = bars[0].partnerships
    return [b for b in bars if b.partnerships == most], most


def _span(years: list[Year]) -> str:
    return f"{years[0].year}–{years[-1].year}"
