"""Sentences are filled in, in both languages, and nothing in them reaches the terminal as more than text."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest

from data.files.messages import MessageError, load_texts
from data.importers.errors import ArticleImportError, say
from tests.conftest import ROOT

Text = str | Mapping[str, str]
PACKAGES = sorted(
    path.parent.relative_to(ROOT).as_posix().replace("/", ".")
    for folder in ("data", "geo", "components")
    for path in (ROOT / folder).rglob("messages.toml")
)
OF_EACH_LANGUAGE = {"name", "short"}
"""Each language chooses between a place's two names."""


def placeholders(text: Text) -> tuple[bool, set[str]]:
    """Return whether a text has plural forms, and what is filled into it."""
    forms = [text] if isinstance(text, str) else list(text.values())
    fields = {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name is not None}
    return not isinstance(text, str), fields


def same(key: str, sv: Text, en: Text) -> bool:
    (plural, fields), (other_plural, other_fields) = placeholders(sv), placeholders(en)
    chosen = OF_EACH_LANGUAGE if key.startswith("place.name_") else set()
    return plural == other_plural and fields - chosen == other_fields - chosen


def test_the_interface_has_every_sentence_in_both_languages_in_the_same_order() -> None:
    sv, en = (load_texts("components.language", f"{code}.toml") for code in ("sv", "en"))
    assert list(sv) == list(en)
    assert [key for key in sv if not same(key, sv[key], en[key])] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_other_sentence_stands_in_both_languages(package: str) -> None:
    texts = load_texts(package, "messages.toml")
    assert [key for key, both in texts.items() if list(both) != ["sv", "en"]] == []
    assert [key for key, both in texts.items() if not same(key, both["sv"], both["en"])] == []


def test_all_messages_are_compared() -> None:
    assert [
        *(
            "data.editing",
            "data.editing.replies",
            "data.files",
            "data.importers",
            "data.reading",
            "data.sources",
            "data.store",
        ),
        "geo.geocoding",
        "geo.settle",
    ] == PACKAGES


def test_a_sentence_is_filled_in_in_the_language_that_is_asked_for() -> None:
    assert say("stop.no-articles", "sv", source="x.csv") != say("stop.no-articles", "en", source="x.csv")
    assert "x.csv" in say("stop.no-articles", "en", source="x.csv")


def test_what_stops_is_said_with_its_details() -> None:
    error = ArticleImportError("no-articles", source="x.csv")
    assert isinstance(error, MessageError)
    assert str(error) == error.sentence("en") == say("stop.no-articles", "en", source="x.csv")


def test_an_escape_sequence_does_not_reach_the_terminal() -> None:
    assert "\x1b" not in say("stop.no-articles", "sv", source="\x1b[2J")
