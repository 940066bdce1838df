"""Licences as SPDX writes them."""

from __future__ import annotations

import pytest

from supply.licence_terms import concluded, is_allowed, licence, rules

ALLOWED = frozenset({"MIT", "BSD-3-Clause", "Public domain"})


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("Public domain", True),
        ("MIT AND BSD-3-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND (GPL-3.0-only OR BSD-3-Clause)", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only AND MIT", False),
        ("MIT AND (GPL-3.0-only OR AGPL-3.0-only)", False),
        ("MIT WITH Classpath-exception-2.0", False),
        ("Own-Licence-1", False),
        ("MIT AND", False),
        ("", False),
    ],
)
def test_all_of_an_and_and_one_of_an_or_must_be_allowed(expression: str, allowed: bool) -> None:
    assert is_allowed(expression, ALLOWED) is allowed


def test_words_that_are_no_identifier_count_for_nothing() -> None:
    words = {"license": {"name": "License :: OSI Approved :: BSD License"}}
    assert licence({"licenses": [words]}) == ""
    assert licence({}) == ""
    assert licence({"licenses": [words, {"license": {"id": "MIT"}}]}) == "MIT"
    assert (
        licence({"licenses": [{"expression": "MIT OR 0BSD"}, {"license": {"id": "Zlib"}}]})
        == "(MIT OR 0BSD) AND Zlib"
    )


def test_what_a_package_says_itself_stands() -> None:
    silent, says = {"name": "Jinja2"}, {"name": "Jinja2", "licenses": [{"license": {"id": "MIT"}}]}
    concluded(silent)
    concluded(says)
    assert (licence(silent), licence(says)) == ("BSD-3-Clause", "MIT")


def test_every_conclusion_says_what_it_rests_on() -> None:
    assert [n for n, e in rules()["concluded"].items() if not (is_allowed(e["licence"]) and e["from"])] == []
