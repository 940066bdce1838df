"""The page's words and tables, of what a comparison of two invented publications gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml.html import fragment_fromstring

from components.language import language
from components.parts.changes.chart import changes_chart, steps
from components.parts.changes.render import head, paragraphs, tables
from components.parts.changes.sentences import lead, paragraph
from components.state.state import State
from components.view.compared import Compared, compared
from data.dates import parse_partial_date
from data.records import Dataset, Partnership, Project

TODAY = date(2026, 3, 1)
SV, EN = language("sv"), language("en")


def tables_of(sample: Dataset, **rows: tuple[str, str, str, Any]) -> Dataset:
    """Tables of partnerships by id, each with one project: its start, end, evidence, and what a source states."""
    like: Partnership = sample.partnerships["vaxjo-vushtrri"]
    projects = {
        i: Project(
            i, i, "", "", "", (), *(parse_partial_date(d) if d else None for d in (start, end)), stated,
            parse_partial_date(known) if known else None, (), "high", "", "",
        )
        for i, (start, end, known, stated) in rows.items()
    }  # fmt: skip
    return replace(
        sample,
        revision=f"parts {sorted(rows.items())}",
        programmes={i: replace(p, funding_end=None) for i, p in sample.programmes.items()},
        partnerships={i: replace(like, id=i, icld_funded="yes") for i in rows},
        projects=projects,
        projects_of={i: (projects[i],) for i in rows},
    )


STAYS = ("2024", "2027", "2025", "active")
SINCE_2025 = State(page="changes", since="2025", date="2025")


def of_2025(sample: Dataset, **rows: tuple[str, str, str, Any]) -> Compared:
    return compared(tables_of(sample, stays=STAYS, **rows), SINCE_2025, TODAY, lambda n: None)


BEGAN = ("2025", "2027", "2025", "active")
PLANNED = ("2023", "2025", "2023", "active")
ENDED = ("2023", "2025", "2026", "ended")
LAPSED = ("2022", "", "2022-05", "active")
PASSED = ("2025-02", "2025-09", "2025-10", "ended")
FIRST_SOURCE = ("", "2027", "2025-05", "active")
PAUSED = ("2023", "2027", "2025-06", "paused")


@pytest.mark.parametrize(
    ("rows", "sv", "en"),
    [
        (
            {},
            "Under 2025 började inga ICLD-finansierade partnerskap och inga avslutades.",
            "In 2025, no ICLD-funded partnerships began and none ended.",
        ),
        (
            {"a": BEGAN, "b": BEGAN, "c": PLANNED},
            ("Under 2025 började 2 ICLD-finansierade partnerskap och 1 avslutades. Avslutet bygger på det planerade "
            "slutdatumet; ingen senare källa bekräftar det."),
            ("In 2025, 2 ICLD-funded partnerships began and 1 ended. The ending is based on the planned end date; "
            "no later source confirms it."),
        ),
        (
            {"a": PLANNED, "b": ENDED, "c": ENDED, "d": LAPSED},
            ("Under 2025 avslutades 3 ICLD-finansierade partnerskap och 1 räknas inte längre som aktivt, eftersom "
            "ingen källa visar att det fortsätter. Ett av avsluten bygger på ett planerat slutdatum; ingen senare "
            "källa bekräftar det."),
            ("In 2025, 3 ICLD-funded partnerships ended and 1 no longer counts as active, as no source shows that it "
            "continues. One of the endings is based on a planned end date; no later source confirms it."),
        ),
        (
            {"a": PASSED, "b": PAUSED, "c": FIRST_SOURCE},
            ("Under 2025 pausades 1 ICLD-finansierat partnerskap och 1 både började och avslutades. Dessutom blev 1 "
            "partnerskap känt genom nya uppgifter."),
            ("In 2025, 1 ICLD-funded partnership was paused and 1 both began and ended. In addition, 1 partnership "
            "became known through new information."),
        ),
    ],
)  # fmt: skip
def test_a_paragraph_says_what_the_sources_say(
    sample: Dataset, rows: dict[str, tuple[str, str, str, Any]], sv: str, en: str
) -> None:
    found = of_2025(sample, **rows)
    texts = [paragraph(found, SINCE_2025, words, TODAY) for words in (SV, EN)]
    assert [text[: len(start)] for text, start in zip(texts, (sv, en), strict=True)] == [sv, en]
    assert "enligt Partnerskapskartans uppgifter den 1 mars 2026." in texts[0]
    assert "according to the data of Partnerskapskartan on 1 March 2026." in texts[1]


def test_publications_of_one_day_differ_by_what_is_known(sample: Dataset) -> None:
    """No sentence compares a day with itself."""
    before = tables_of(sample, stays=STAYS, gone=STAYS, other=STAYS)
    after = tables_of(sample, stays=STAYS, other=("2024", "2025-05", "2025", "active"), new=STAYS, more=STAYS)
    state = State(page="changes", since="r2", date="2026-03-01")
    found = compared(after, state, TODAY, lambda n: (before, TODAY))
    assert lead(found, state, SV) == (
        "Antalet aktiva ICLD-finansierade partnerskap den 1 mars 2026 är oförändrat: 3."
    )
    assert paragraph(found, state, SV, TODAY).startswith(
        "Efter publikation 2 den 1 mars 2026 började inga ICLD-finansierade partnerskap och inga avslutades. "
        "Dessutom blev 2 partnerskap kända genom nya uppgifter, togs 1 aktivt partnerskap bort ur uppgifterna och "
        "ändrades uppgifterna om 1 partnerskap, så att 1 färre räknas som aktiva. "
    )
    assert "jämförelsen görs med publikation 2" in head(found, state, SV).lower()


def test_bars_lead_from_one_number_to_the_other(sample: Dataset) -> None:
    bars = steps(of_2025(sample, a=BEGAN, b=PLANNED, c=PLANNED, d=PASSED).changes, SV)
    assert [(b.first, b.last, b.text) for b in bars] == [(0, 3, "3"), (3, 4, "+1"), (4, 2, "−2"), (0, 2, "2")]
    spec = changes_chart(bars, "told").to_dict(validate=False)
    values = next(iter(spec["datasets"].values())) if "datasets" in spec else spec["data"]["values"]
    assert [(row["from"], row["to"]) for row in values] == [(0, 3), (3, 4), (2, 4), (0, 2)]


def test_tables_tell_what_happened_from_what_was_learned(sample: Dataset) -> None:
    found = of_2025(sample, a=BEGAN, b=PLANNED, c=FIRST_SOURCE)
    page = fragment_fromstring(tables(found.changes, SV), create_parent="div")
    groups = {g.get("id"): g for g in page.iter("section") if (g.get("id") or "").startswith("changes-")}
    assert list(groups) == ["changes-happened", "changes-learned"]
    kinds = {i: [s.get("id") for s in g.iter("section") if s is not g] for i, g in groups.items()}
    assert kinds == {
        "changes-happened": ["kind-began", "kind-ended"],
        "changes-learned": ["kind-newly_known"],
    }
    assert [len(g.findall(".//tbody/tr")) for g in groups.values()] == [2, 1]
    heads = [[th.text_content() for th in g.findall(".//thead")[0].iter("th")] for g in groups.values()]
    assert [h[-1] for h in heads] == ["Källor", "Påverkan på antalet aktiva"]


def test_text_of_tables_is_text(sample: Dataset) -> None:
    hostile = "<script>alert(1)</script>{{7*7}}"
    places = {i: replace(p, name=hostile, short_name=hostile) for i, p in sample.places.items()}
    found = of_2025(sample, a=BEGAN)
    rows = replace(found.changes.changes[0].row, swedish=next(iter(places.values())))
    change = replace(found.changes.changes[0], row=rows)
    result = replace(found, changes=replace(found.changes, changes=(change,)))
    shown = tables(result.changes, SV) + paragraphs(result, SINCE_2025, SV, TODAY)
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in shown


@pytest.mark.parametrize(
    ("state", "notes"),
    [
        (State(page="changes", since="2026", date="2025"), ["börjar efter att den slutar"]),
        (State(page="changes", since="r9"), ["kan inte läsas just nu"]),
        (State(page="changes", status=("ended",)), ["påverkar inte sidan"]),
        (State(page="changes", since="2025", date="2025"), ["Perioden är 2025.", "hade sin sista dag"]),
        (State(page="changes", since="2025-02-03", date="2025"), ["från och med den 3 februari 2025"]),
    ],
)
def test_what_has_to_be_known_is_told(sample: Dataset, state: State, notes: list[str]) -> None:
    found = compared(tables_of(sample, stays=STAYS, a=PLANNED), state, TODAY, lambda n: None)
    text = head(found, state, SV)
    assert [note for note in notes if note not in text] == []
