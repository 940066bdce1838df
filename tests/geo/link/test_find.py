"""Names in running text: endings, hyphens, the longest first, and ordinary words only with evidence."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reading.read_folder import read_folder
from geo.link.find import mentions
from geo.link.propose import propose
from tests.conftest import ROOT, TABLES
from tests.effort import calls
from tests.geo.effort import CALLS, PATHOLOGICAL
from tests.geo.link.linked import places

REAL = read_folder(TABLES).dataset


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Växjös tekniska förvaltning", ["vaxjo"]),
        ("Göteborg stad och Göteborgs Stad", ["goteborg", "goteborg"]),
        ("Karlskrona’s school, Gothenburg's park", ["karlskrona", "goteborg"]),
        ("Upplands Bro, Upplands-Bro", ["upplands-bro", "upplands-bro"]),
        ("J.B Marks, JB Marks och J.B. Marks", ["jb-marks"] * 3),
        ("Region Kalmar län, Kalmar län och Kalmar", ["region-kalmar-lan", "region-kalmar-lan", "kalmar"]),
        ("Habo är inte Håbo", ["habo", "habo-uppland"]),
        ("Vracar and Vračar", ["vracar", "vracar"]),
        ("Malmo and Skelleftea", ["malmo", "skelleftea"]),
        ("Malmöbor i gotländsk press", ["malmo", "region-gotland"]),
        ("Falun/Tsumeb–Växjö", ["falun", "tsumeb", "vaxjo"]),
        ("Va\u0308xjo\u0308 och Malmö", ["vaxjo", "malmo"]),
    ],
)
def test_a_name_however_it_is_written(text: str, found: list[str]) -> None:
    assert places(text) == found


def test_sentences_of_the_bench_stay_as_good_as_they_are() -> None:
    with (ROOT / "bench" / "samples" / "sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [row["text"] for row in rows if set(places(row["text"])) != set(row["places"].split(";")) - {""}]
    assert len(rows) >= 60
    assert len(wrong) <= 2, wrong


NAMES = [
    *(p.short_name for p in list(REAL.places.values())[::9]),
    "Vara",
    "Lund",
    "Nora",
    "Region Jämtland",
    "Kenya",
]
BITS = st.sampled_from(
    [*NAMES, " ", " och ", ", ", "\n", "s", "'", ".", "J.", "e\u0301", "-", "(", "i ", "barn", "İ", "ß", "水"]
)


@given(st.text() | st.lists(BITS, max_size=400).map("".join), st.integers(1, 400))
def test_any_text_is_read_within_the_bound_and_mentions_lie_in_it(text: str, times: int) -> None:
    text *= times
    found = mentions(REAL, text)
    assert calls(lambda: propose(REAL, text, text)) < CALLS
    ends = [0, *(m.end for m in found)]
    assert all(end <= m.start < m.end <= len(text) for end, m in zip(ends, found, strict=False))
    assert all(bool(m.place) != bool(m.country) for m in found)


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_what_is_made_to_be_much_work_is_not(text: str) -> None:
    propose(REAL, text, text)  # what is loaded when first used is not the text's work
    assert calls(lambda: propose(REAL, text, text)) < CALLS


def test_every_kommun_in_one_line_is_bounded_work() -> None:
    for separator in (" ", "", ", ", "s "):
        text = separator.join(place.short_name for place in REAL.places.values())
        assert calls(lambda text=text: propose(REAL, text, text)) < CALLS  # type: ignore[misc]
