"""Every reason has its words, in both languages, and text of tables and pages stays text on a line."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from data.editing.row_edits import RowEdit, with_edits
from data.importers.draft import Draft
from data.records import Dataset
from data.schema.schema import Language
from data.store.revision import Files, loaded_of
from geo.geocoding.geocode import Locator
from geo.settle.articles import GROUPS, incoming
from geo.settle.places import Why, places_to_settle
from geo.settle.suggest import Reason, suggestions
from geo.settle.wording import article_lines, place_lines, say
from tests.geo.settle.conftest import Drafted

HOSTILE = "\x1b[2J{name}\r\nhemligt %s"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_reason_and_confidence_has_words(
    drafted: Drafted, locator: Locator, language: Language
) -> None:
    _, place = drafted(name="Nakuru County", country="KE")
    (suggestion,) = suggestions(place, locator)
    told = {
        next(
            line
            for line in place_lines(place, [replace(suggestion, reason=reason)], language)
            if " 1. " in line
        )
        for reason in get_args(Reason)
    }
    assert len(told) == len(get_args(Reason))
    assert (
        len(
            {
                next(iter(list(place_lines(replace(place, why=why), [], language))[1:]))
                for why in get_args(Why)
            }
        )
        == 5
    )
    assert all(f"article.{group}" in say for group in GROUPS)


def test_a_slip_is_told_with_what_is_wrong(published: Files, locator: Locator) -> None:
    cells = {"lat": "34.4571", "lon": "-0.5273"}
    files = with_edits(published, [RowEdit("places", "homa-bay", cells)])
    (place,) = places_to_settle(published, files, loaded_of(files))
    lines = list(place_lines(place, suggestions(place, locator), "en"))
    assert lines[1].startswith("  34.4571, -0.5273 lies in Algeria, not in Kenya")
    assert lines[2].startswith("  Partnerships: ")
    assert lines[3].startswith("  1. Homa Bay County (county, Kenya), certain: The same figures")


def test_names_are_those_of_the_language(published: Files, real: Dataset) -> None:
    (one,) = incoming(published, real, [Draft("Moldova and Kherson on climate", language="en")])
    swedish, english = (list(article_lines(real, one, language)) for language in ("sv", "en"))
    assert "            Moldavien [MD]: i texten står ”Moldova” (säkert)" in swedish
    assert "            Moldova [MD]: the text says “Moldova” (certain)" in english
    assert [line for line in swedish if "Cherson [kherson]" in line]
    assert [line for line in english if "Kherson [kherson]" in line]
    assert [line for line in swedish if " – Cherson [" in line]
    assert any(real.themes["climate"].label_en in line for line in english)


def test_text_of_others_stays_on_its_line(
    drafted: Drafted, locator: Locator, published: Files, real: Dataset
) -> None:
    _, place = drafted(name=HOSTILE, country=HOSTILE)
    hostile = Draft(HOSTILE, HOSTILE, "https://icld.se/\x1b", tags=(HOSTILE,), language=HOSTILE)
    (one,) = incoming(published, real, [hostile])
    lines = [*place_lines(place, suggestions(place, locator), "sv"), *article_lines(real, one, "sv")]
    assert any("{name}" in line for line in lines)
    assert not [line for line in lines if not line.isprintable()]
