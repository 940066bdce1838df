"""What a file says about itself: rows, date, address, licence and columns."""

from __future__ import annotations

from components.outputs.export.columns import Cell, notes
from components.state.state import FILTERS
from components.view import View, option_label
from components.view.search import search_words


def about(view: View, view_address: str, *, is_csv: bool) -> list[tuple[str, Cell]]:
    """Return the lines of the second sheet or file; ``view_address`` shows the same rows in the browser.

    A line without a value, as that of an empty address, is left out.
    """
    words = view.language
    lines = [(name, value) for name, value in facts(view, view_address).items() if value != ""]
    if is_csv:
        lines.append(("format", words("export.about_format_csv")))
    labelled = [(words(f"export.about_{name}"), value) for name, value in lines]
    return labelled + [
        (words("export.about_column", name=words(f"export.{c}"), id=c), meaning)
        for c, meaning in notes(words).items()
    ]


def facts(view: View, view_address: str) -> dict[str, Cell]:
    """Return what a file says about itself, each under a name that is the same in every language."""
    words = view.language
    return {
        "content": view.sentence,
        "filter": " · ".join(_filters(view)) or words("export.about_no_filter"),
        "count": len(view.rows),
        "period": _period(view),
        "data_date": view.data_date,
        "made": view.today,
        "address": view_address,
        "revision": view.dataset.revision,
        "source": words("export.about_source_text"),
        "licence": words("export.about_licence_text"),
        "status": words("export.about_status_text"),
        "missing": words("export.about_missing_text"),
    }


def _filters(view: View) -> list[str]:
    words, state = view.language, view.state
    texts = []
    for field in FILTERS:
        if values := getattr(state, field):
            labels = words.listing(option_label(view.dataset, words, field, v) for v in values)
            texts.append(words("export.about_one", filter=words(f"filter.{field}"), values=labels))
    if state.text:
        texts.append(search_words(view.dataset, words, state.text))
    return texts


def _period(view: View) -> Cell:
    text = view.state.date
    if len(text) == 4:
        return view.language("export.about_period_year", year=text)
    return text if len(text) == 7 else view.period.first
