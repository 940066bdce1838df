"""The places' names as the browser reads them where it suggests some: what a place is found by, and where it lies."""

from __future__ import annotations

from typing import Any

from components.language import language
from components.outputs.client.data import alphabet, name_fields
from components.state.state import LANGUAGES
from data.records import Dataset


def names_document(dataset: Dataset) -> dict[str, Any]:
    """Return every place with its names and its county or country, and what the list of them is called."""
    words = [language(code) for code in LANGUAGES]
    orders = [alphabet(w, (w.short(p) for p in dataset.places.values())) for w in words]
    return {
        "label": {w.code: w("filter.suggestions") for w in words},
        "places": [
            {
                "id": p.id,
                "name": {w.code: w.place(p) for w in words},
                "where": {
                    w.code: w(f"county.{p.county}") if p.county else w.country(p.country) for w in words
                },
                **name_fields(p),
                "order": {"partner": [order[w.short(p)] for order, w in zip(orders, words, strict=True)]},
            }
            for p in dataset.places.values()
        ],
    }
