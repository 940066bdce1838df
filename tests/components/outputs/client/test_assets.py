"""The files of the map without a server: data that stay data, style without Streamlit, names that follow content."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from components.language import language
from components.outputs.client.assets import site_assets
from components.outputs.client.data import document
from components.outputs.client.interactive import interactive_page
from components.outputs.client.script import call
from components.outputs.client.words import KEYS, SECTIONS, words_document
from components.state.state import LANGUAGES
from data.records import Dataset
from tests.components.styles import STREAMLITS
from tests.conftest import ROOT
from tests.security.strings import HOSTILE

TODAY = date(2026, 11, 22)
LAYOUT = {"sv": {"map": "index.html"}, "en": {"map": "en/index.html"}}
_ESCAPES = {"\\\\": "\\", "\\'": "'", "\\u2028": "\u2028", "\\u2029": "\u2029"}


def read_back(script: bytes) -> Any:
    """Return the value of a script of one call, as a browser reads it: quoted text first, then JSON."""
    found = re.fullmatch(r"take\(JSON\.parse\('((?:[^'\\\n\r\u2028\u2029]|\\.)*)'\)\);\n", script.decode())
    assert found
    text = re.sub(r"\\(?:u202[89]|.)", lambda m: _ESCAPES[m[0]], found[1])
    return json.loads(text)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(HOSTILE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(values)
def test_a_value_in_a_script_is_read_back_as_it_was(value: object) -> None:
    script = call("take", value)
    assert read_back(script) == value
    assert b"<" not in script


def test_the_same_dataset_gives_the_same_files_and_a_changed_one_changes_only_its_own(
    sample: Dataset,
) -> None:
    first, second = site_assets(sample, TODAY, LAYOUT), site_assets(sample, TODAY, LAYOUT)
    assert first == second
    later = site_assets(sample, date(2026, 11, 23), LAYOUT)
    changed = set(first.files) ^ set(later.files)
    assert len(changed) == 2
    assert all(name.startswith("data-") for name in changed)
    for code in LANGUAGES:
        assert set(first.scripts[code]) <= set(first.files)
    assert {first.style, first.copy} <= set(first.files)


def test_no_file_names_another_host_to_fetch_from(sample: Dataset) -> None:
    assets = site_assets(sample, TODAY, LAYOUT)
    style = assets.files[assets.style].decode()
    assert "@import" not in style
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", style)
    for name, content in assets.files.items():
        assert b"sourceMappingURL" not in content, name


def test_the_style_is_the_components_own_and_speaks_of_nothing_of_streamlits(sample: Dataset) -> None:
    assets = site_assets(sample, TODAY, LAYOUT)
    style = assets.files[assets.style].decode()
    others = {"streamlit.css", "frame.css", "pages.css", "open-data.css"}  # for pages that are not this map's
    own = [p.read_text("utf-8") for p in (ROOT / "components").rglob("*.css") if p.name not in others]
    assert len(own) > 20
    assert all(text in style for text in own)
    assert not re.search(STREAMLITS, style)
    assert style.count("{") == style.count("}")


def test_the_document_holds_all_records_and_no_empty_cells(real: Dataset) -> None:
    found = document(real, TODAY, {})
    assert [p["id"] for p in found["places"]] == list(real.places)
    assert [p["id"] for p in found["partnerships"]] == list(real.partnerships)
    assert sum(len(p["projects"]) for p in found["partnerships"]) == len(real.projects)
    assert [a["id"] for a in found["articles"]] == list(real.articles)
    projects = [q for p in found["partnerships"] for q in p["projects"]]
    assert all(value not in ("", None, []) for q in projects for value in q.values())
    assert set(real.countries) <= set(found["countries"])
    json.dumps(found, allow_nan=False)


def test_equal_names_share_a_place_in_the_alphabet_and_swedish_letters_come_last(sample: Dataset) -> None:
    names = ["Örebro", "Zon", "Ale", "Ängelholm", "Åre", "Ale"]
    twins = dict(sample.places)
    base = next(p for p in sample.places.values() if p.is_swedish)
    for i, name in enumerate(names):
        ident = f"name-{i}"
        twins[ident] = dataclasses.replace(base, id=ident, short_name=name, same_as="")
    places = document(dataclasses.replace(sample, places=twins), TODAY, {})["places"]
    order = {p["id"]: p["order"]["swedish"] for p in places}
    swedish = sorted(range(5), key=lambda i: order[f"name-{i}"][0])
    assert [names[i] for i in swedish] == ["Ale", "Zon", "Åre", "Ängelholm", "Örebro"]
    english = sorted(range(5), key=lambda i: order[f"name-{i}"][1])
    assert [names[i] for i in english] == ["Ale", "Ängelholm", "Åre", "Örebro", "Zon"]
    assert order["name-2"] == order["name-5"]


def test_every_sentence_that_the_browser_says_is_among_its_words() -> None:
    from tests.conftest import ROOT

    code = "".join(
        p.read_text(encoding="utf-8")
        for p in (ROOT / "components" / "outputs" / "client" / "browser").glob("*.js")
    )
    said = set(re.findall(r'say\("([a-z_]+\.[a-z_]+)"', code))
    said = {key for key in said if not key.endswith(("_", "."))}  # the rest of these is put together
    assert len(said) > 40
    for language_code in LANGUAGES:
        assert said <= set(words_document(language(language_code))["texts"])
    assert {key.split(".")[0] for key in said - set(KEYS)} <= set(SECTIONS)


def test_the_part_of_a_page_escapes_and_links_relative_to_it(sample: Dataset) -> None:
    assets = site_assets(sample, TODAY, LAYOUT)
    part = interactive_page(assets, "en", root="../", page="table", fallback="<b>", with_list=False)
    assert (
        'data-root="../" data-page="table" data-language="en" data-embed="false" data-list="false"'
        in part.body
    )
    assert "&lt;b&gt;" in part.body
    assert part.style == f"../assets/{assets.style}"
    assert part.scripts == tuple(f"../assets/{name}" for name in assets.scripts["en"] if name != assets.lists)
