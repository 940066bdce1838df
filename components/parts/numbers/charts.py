"""The chart that belongs to a section of the page."""

from __future__ import annotations

import altair as alt

from components.parts.numbers.bars_chart import bars_chart
from components.parts.numbers.numbers import Numbers
from components.parts.numbers.render import Section, own_totals
from components.parts.numbers.years_chart import years_chart
from components.view import View


def chart_of(view: View, counts: Numbers, section: Section) -> alt.LayerChart:
    """Return a section's chart, as wide as what holds it."""
    words = view.language
    described = words("numbers.description", finding=section.finding)
    if section.name == "years":
        return years_chart(counts.years, own_totals(view, counts), words, described)
    bars = {"themes": counts.themes, "countries": counts.countries, "kinds": counts.kinds}[section.name]
    return bars_chart(bars, words, described)
