"""Whatever stands in a text column: it is read, sent and shown as that text, and as nothing else."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import folium
import pytest
import streamlit_folium
from markupsafe import escape

from components.host.assets import rows_bytes
from components.kit import templates
from components.language import LONGEST_SHORT
from components.outputs.site.build import site_files
from components.outputs.site.page import Site
from components.parts.map.partnership_layer import PartnershipLayer
from components.parts.map.payload import payload
from components.view import build_view
from components.view.wording import lower
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.security.markup import HARMLESS, Node, differences, nodes
from tests.security.strings import HOSTILE, TYPICAL
from tests.security.surfaces import EVERYTHING, TODAY, surfaces
from tests.security.tables import as_listed, refill, text_columns

WITHOUT_TABLE_TEXT = {
    "host/editing_body.html",
    "host/editing_meta.html",
    "host/first_lines.html",
    "host/last_lines.html",
    "parts/changes/hint.html",
    "parts/editing_articles/intro.html",
    "parts/editing_check/intro.html",
    "parts/editing_drafts/heading.html",
    "parts/editing_drafts/intro.html",
    "parts/editing_history/intro.html",
    "parts/editing_places/intro.html",
    "parts/editing_to_do/heading.html",
    "parts/empty_state/no_data.html",
    "parts/filters/found.html",
    "parts/filters/heading.html",
    "parts/filters/search.html",
    "parts/map/drawing.html",
    "parts/pager/pager.html",
}
"""Templates that are given numbers and our own words only."""


@cache
def filled(text: str) -> Dataset:
    """The sample with one text in every cell of every text column."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = read_folder(refill(Path(folder), lambda table, column, row: as_listed(column, text)))
    assert loaded.problems == ()
    return loaded.dataset


@cache
def harmless(length: int) -> dict[str, list[Node]]:
    text = HARMLESS * length
    return {name: nodes(html) for name, html in surfaces(filled(text), text)}


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 60
    assert len({(t.name, c.name) for t, c in text_columns()}) >= 20
    assert max(map(len, HOSTILE)) == 10_000


def test_every_column_keeps_it() -> None:
    wrong = []
    for text in HOSTILE:
        dataset = filled(text)
        for table, column in text_columns():
            held = dataset.coverage if table.name == "coverage" else getattr(dataset, table.name).values()
            values = {getattr(record, column.name) for record in held}
            expected = as_listed(column, text)
            if values != {(expected,) if column.many else expected}:
                wrong.append((text[:60], table.name, column.name))
    assert wrong == []


def test_the_map_gets_it_as_data_only() -> None:
    # The map's own elements are the same whatever the tables say: the text is in neither.
    expected = payload(build_view(filled(HARMLESS), EVERYTHING, TODAY))
    for text in HOSTILE:
        dataset = filled(text)
        places = json.loads(rows_bytes(dataset))["places"]
        others = ("name_en", "short", "short_en")
        names = [*places["name"], *(name for column in others for _, name in places[column])]
        # A Swedish place's full name has the word for its kind after it; the name on the map is cut.
        cut = text if len(text) <= LONGEST_SHORT else f"{text[: LONGEST_SHORT - 1].rstrip()}…"
        assert {name.partition(text)[:2] for name in names if name != cut} <= {("", text)}
        assert payload(build_view(dataset, EVERYTHING, TODAY)) == expected, text[:60]


@pytest.mark.parametrize(
    "texts", [TYPICAL, pytest.param(HOSTILE, marks=pytest.mark.deep)], ids=["some", "all"]
)
def test_every_page_shows_it_and_nothing_else_changes(texts: tuple[str, ...]) -> None:
    wrong = {}
    for text in texts:
        expected = harmless(len(text))
        result = dict(surfaces(filled(text), text))
        for name, html in result.items():
            if name not in expected or differences(nodes(as_label(html, text)), expected[name], text):
                wrong[text[:60], name] = html
        # Signs alone find no places, and what cannot be seen is taken out of what is read.
        missing = {n for n in set(expected) - set(result) if n.split()[1] not in ("found", "cleaned")}
        wrong |= {(text[:60], name): "missing" for name in missing}
    assert wrong == {}


def as_label(html: str, text: str) -> str:
    """Return HTML as it would be if a sentence did not fit its own letters and words to a theme's label.

    There a label begins with a small letter, and lists of labels that hold an "och" have another word between them.
    """
    complete = escape(text)
    html = html.replace(escape(lower(text)), complete)
    return html.replace(f"{complete} samt {complete}", f"{complete} och {complete}").replace(
        f"{complete}, and {complete}", f"{complete} and {complete}"
    )


def test_every_template_is_among_the_pages_that_are_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    used = set()
    environment = templates.environment()
    load = environment.get_template

    def noting(name: str, *rest: Any, **more: Any) -> Any:
        used.add(name)
        return load(name, *rest, **more)

    monkeypatch.setattr(environment, "get_template", noting)
    dict(surfaces(filled("text"), "text"))
    # The pages of the site, which are held against hostile tables as a whole (tests/components/outputs/site).
    dict(site_files(Site(filled("text"), TODAY)))
    assert set(environment.list_templates(extensions=["html"])) - used - WITHOUT_TABLE_TEXT == set()


def test_no_template_lets_a_value_through_unescaped() -> None:
    environment = templates.environment()
    assert environment.autoescape is True
    for name in environment.list_templates(extensions=["html"]):
        source = environment.loader.get_source(environment, name)[0]
        assert "safe" not in source.replace("/", " ").split("|")[1:], name
        assert "autoescape" not in source, name


def test_the_reader_sees_what_would_be_wrong() -> None:
    good = nodes("<p title='x'>ሀሀ</p>")
    assert differences(nodes("<p title='x'>ab</p>"), good, "ab") == []
    for bad in (
        "<p title='x'>ac</p>",
        "<p title='x' onclick='y'>ab</p>",
        "<p title='x'>ab</p><img>",
        "<p>ab</p>",
    ):
        assert differences(nodes(bad), good, "ab") != [], bad
    assert differences(nodes("<p title='x'><b>a</b></p>"), good, "<b>a</b>") != []
    assert nodes("<!-- a --><p>b <b>c</b></p>")[0][0] == "comment"


def test_the_folium_elements_refuse_it() -> None:
    for text in [t for t in HOSTILE if not t.isascii() or not t.isalnum()]:
        for folder, urls, function in (
            ("assets/1", {"rows": f"{text}\n!"}, ""),
            ("assets/1", {"rows": f"a?{text}"}, ""),
            (f"?{text}", {"rows": "a"}, ""),
            ("assets/1", {"rows": "a"}, f"?{text}"),
        ):
            with pytest.raises(ValueError, match=r"address|function"):
                PartnershipLayer(urls, folder, function)


def test_what_folium_renders_holds_no_text_of_any_table(
    real: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: dict[str, Any] = {}
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **values: sent.update(values))
    drawn = folium.Map(tiles=None)
    PartnershipLayer({"rows": "../../data/1/map.json"}, "../../assets/1").add_to(drawn)
    streamlit_folium.st_folium(drawn, key="map", render=False)
    assert "PartnershipMap.start" in sent["script"]
    html = "".join(sent[part] for part in ("script", "header", "html"))
    texts = {p.name for p in real.places.values()} | {p.id for p in real.places.values()}
    texts |= {p.id for p in real.partnerships.values()} | {a.title for a in real.articles.values()}
    assert [text for text in texts if len(text) > 3 and text in html] == []


def test_a_page_that_folium_writes_holds_it_as_data_that_no_template_has_seen() -> None:
    harmless = scripts_of(_saved(HARMLESS))
    for text in TYPICAL:
        scripts = scripts_of(_saved(text))
        assert [s for s in scripts if "json" not in s[0]] == [s for s in harmless if "json" not in s[0]], text
        (data,) = [body for kind, body in scripts if "json" in kind]
        places = json.loads(data)["rows"]["places"]
        others = ("name_en", "short", "short_en")
        names = [*places["name"], *(name for column in others for _, name in places[column])]
        assert {name.partition(text)[:2] for name in names} == {("", text)}


def _saved(text: str) -> str:
    drawn = folium.Map(tiles=None)
    PartnershipLayer(build_view(filled(text), EVERYTHING, TODAY)).add_to(drawn)
    return str(drawn.get_root().render())


def scripts_of(html: str) -> list[tuple[str, str]]:
    """Return attributes and content of each script element, as a browser sees them; random ids are left out."""
    return re.findall(r"<script([^>]*)>(.*?)</script", re.sub(r"_[0-9a-f]{32}", "", html), re.DOTALL)
