"""A comparison as HTML: in an editor's words, both maps in one frame, text is text, and nothing is left out."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from components.language import language
from components.parts.comparison.names import clash_words
from components.parts.comparison.render import FEW, MOST, comparison_html
from components.parts.comparison.wording import gone_lines, seen_lines, sum_line, table_lines
from components.view.comparison import COUNTED, EFFECTS, Balance, Comparison, compare
from data.editing.merge import Collision
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of

TODAY = date(2026, 11, 22)
PROJECT = "region-gotland-kibaha-2"
HOSTILE = "<script>alert(1)</script>{{7*7}}"


def compared(sample: Dataset, edits: Sequence[RowEdit]) -> Comparison:
    old = files_of(sample)
    new = with_edits(old, edits)
    return compare(old, new, sample, loaded_of(new).dataset, TODAY)


def html(sample: Dataset, edits: Sequence[RowEdit], code: str = "sv") -> LexborHTMLParser:
    return LexborHTMLParser(
        comparison_html(language(code), compared(sample, edits), "Revision 1", "Utkastet")
    )


def test_ids_and_values_are_told_in_words(sample: Dataset) -> None:
    edits = [
        RowEdit("partnerships", "vaxjo-vushtrri", {"partner_places": "jinja;kibaha"}),
        RowEdit("projects", "vaxjo-vushtrri-3", {"themes": "youth;climate", "stated_status": "ended"}),
    ]
    shown = html(sample, edits).text()
    words = (
        "Partner utomlands",
        "Jinja; Kibaha",
        "Teman",
        "Läge enligt källan",
        "Avslutat",
        "Växjö – Jinja och Kibaha",
    )
    for word in words:
        assert word in shown


@pytest.mark.parametrize(("funding", "is_told"), [("yes", False), ("unknown", True), ("no", True)])
def test_an_active_partnership_that_the_first_map_leaves_out_says_why(
    sample: Dataset, funding: str, is_told: bool
) -> None:
    project = {
        "partnership": "vaxjo-jinja",
        "start": "2026-07",
        "stated_status": "granted",
        "evidence_date": "2026-06-15",
        "source_urls": "https://example.org/beslut",
        "confidence": "high",
    }
    pair = {"swedish_place": "vaxjo", "partner_places": "jinja", "programme": "KP", "icld_funded": funding}
    edits = [
        RowEdit("partnerships", "vaxjo-jinja", pair),
        RowEdit("projects", "vaxjo-jinja-1", project),
    ]
    (line,) = seen_lines(language("sv"), compared(sample, edits))
    assert "Status: Aktivt." in line.sentences[0]
    assert ("Finansierat av ICLD: " in line.sentences[0]) is is_told


def test_text_of_tables_is_text(sample: Dataset) -> None:
    tree = html(
        sample,
        [RowEdit("projects", PROJECT, {"title": HOSTILE}), RowEdit("places", "jinja", {"name": HOSTILE})],
    )
    assert tree.css("script") == []
    assert HOSTILE in tree.text()


def test_both_maps_lie_in_one_frame_and_only_what_differs_is_marked(sample: Dataset) -> None:
    tree = html(sample, [RowEdit("partnerships", "region-gotland-kibaha", {"icld_funded": "no"})])
    pictures = [
        base64.b64decode((img.attributes["src"] or "").partition(",")[2]).decode() for img in tree.css("img")
    ]
    assert len(pictures) == 2
    frames = [re.findall(r"--k:[^;]+;--x:[^;]+;--y:[^}]+", picture) for picture in pictures]
    assert frames[0] == frames[1] != []
    assert pictures[0] != pictures[1]
    assert ["Kibaha" in picture for picture in pictures] == [True, False]
    assert ['pk-fm-strong"' in picture for picture in pictures] == [True, False]
    assert all((img.attributes["alt"] or "").startswith("Karta") for img in tree.css("img"))
    assert html(sample, [RowEdit("projects", PROJECT, {"title": "Ny"})]).css("img") == []


def test_a_long_table_is_folded_and_a_very_long_one_says_how_many_more(sample: Dataset) -> None:
    def rows(n: int) -> list[RowEdit]:
        return [RowEdit("sources", f"https://example.org/{i}", {"title": "x"}) for i in range(n)]

    few, many = html(sample, rows(FEW)), html(sample, rows(MOST + 3), "en")
    assert "open" in few.css("details")[0].attributes
    assert "open" not in many.css("details")[0].attributes
    assert len(many.css("details li")) == MOST
    assert "And 3 more rows" in many.text()


def test_a_draft_that_changes_nothing_says_so(sample: Dataset) -> None:
    tree = html(sample, [], "en")
    assert tree.css("table") == []
    assert "holds the same" in tree.text()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_every_effect_cause_and_count_has_its_words(sample: Dataset, code: str) -> None:
    words = language(code)
    for effect in EFFECTS:
        assert words(f"editing_difference.tag_{effect}")
    for counted in COUNTED:
        assert sum_line(words, Balance(counted, 30, 2, 1, 0, 0, 31)).endswith(": 30 + 2 − 1 = 31")
    for field in fields(Balance)[1:]:
        assert words(f"editing_difference.count_{field.name}")
    everything = compare(files_of(sample), {}, sample, loaded_of({}).dataset, TODAY)
    assert len(gone_lines(words, everything)) == 4
    assert {line.effect for line in seen_lines(words, everything)} == {"removed"}
    assert all(table.rows for table in table_lines(words, everything))


@pytest.mark.parametrize(
    ("clash", "label", "theirs", "mine"),
    [
        (
            Collision("projects", "vaxjo-vushtrri-3", "themes", "climate", ""),
            "Projects: tillgång till kommunens arkiv",
            "What is published: Climate and environment",
            "The draft: (empty)",
        ),
        (
            Collision("places", "jinja", "", "", "Jinja, city"),
            "Places: Jinja. The row is removed in one and changed in the other.",
            "What is published: the row is removed",
            "The draft: Jinja, city",
        ),
        (
            Collision("places", "new", "name", "a" * 50, "b"),
            "Places: new, Name",
            "What is published: " + "a" * 20 + "…",
            "The draft: b",
        ),
    ],
)
def test_a_clash_is_told_in_words(
    sample: Dataset, clash: Collision, label: str, theirs: str, mine: str
) -> None:
    words = clash_words(language("en"), [sample], clash, 20 if clash.key == "new" else 100)
    assert words["label"].startswith(label.replace("tillgång till kommunens arkiv", ""))
    assert (words["theirs"], words["mine"]) == (theirs, mine)
