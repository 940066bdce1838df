"""Which partnerships a text speaks of."""

from __future__ import annotations

import pytest

from data.reading.read_folder import read_folder
from geo.link.propose import propose
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def partnerships(text: str) -> list[tuple[str, str]]:
    return [(p.id, p.confidence) for p in propose(REAL, text).partnerships]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Växjö och An Giang", [("vaxjo-an-giang", "high")]),
        ("Växjö i samarbete om Vietnam", [("vaxjo-an-giang", "medium")]),
        ("Ale och Ghanzi", [("ale-ghanzi", "high")]),
        ("Ale, Ghanzi och Budești", [("ale-ghanzi-budesti", "high")]),
        ("Falkenberg och Sundays River Valley", [("falkenberg-sundays-river-valley-sarah-baartman", "high")]),
        ("Haparanda, Solwezi, Sabang", [("haparanda-sabang", "high"), ("haparanda-solwezi", "high")]),
        ("Skövde planerar", [("skovde-tbilisi", "low")]),
        ("Borlänge i Kenya och Kina", [("borlange-lodwar", "medium"), ("borlange-wuhan", "medium")]),
        ("Linköping and its Vietnamese partner", [("linkoping-thai-nguyen", "medium")]),
        (
            "Falkenberg kommun and a South African town",
            [("falkenberg-sundays-river-valley-sarah-baartman", "medium")],
        ),
        ("Warm winds: Palu is warm. Borås kommun is not.", [("boras-palu", "medium")]),
        ("Ett möte i Kenya", []),
        ("", []),
    ],
)  # fmt: skip
def test_partnerships(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(partnerships(text)) == sorted(found)
