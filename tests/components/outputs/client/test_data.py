"""The records that the browser gets."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

from components.outputs.client.data import document
from data.dataset import same_bodies
from data.records import Dataset

TODAY = date(2026, 11, 22)


def test_the_document_holds_all_records_and_no_empty_cells(real: Dataset) -> None:
    result = document(real, TODAY, {})
    assert [p["id"] for p in result["places"]] == list(real.places)
    assert [p["id"] for p in result["partnerships"]] == list(real.partnerships)
    assert sum(len(p["projects"]) for p in result["partnerships"]) == len(real.projects)
    assert [a["id"] for a in result["articles"]] == list(real.articles)
    projects = [q for p in result["partnerships"] for q in p["projects"]]
    assert all(value not in ("", None, []) for q in projects for value in q.values())
    assert set(real.countries) <= set(result["countries"])
    json.dumps(result, allow_nan=False)


def test_equal_names_share_a_place_in_the_alphabet_and_swedish_letters_come_last(sample: Dataset) -> None:
    names = ["Örebro", "Zon", "Ale", "Ängelholm", "Åre", "Ale"]
    twins = dict(sample.places)
    base = next(p for p in sample.places.values() if p.is_swedish)
    for i, name in enumerate(names):
        ident = f"name-{i}"
        twins[ident] = dataclasses.replace(base, id=ident, short_name=name, same_as="")
    changed = dataclasses.replace(
        sample,
        revision="names",
        places=twins,
        bodies=same_bodies(twins.values()),
        partnerships_of={**dict.fromkeys(twins, ()), **sample.partnerships_of},
    )
    places = document(changed, TODAY, {})["places"]
    order = {p["id"]: p["order"]["swedish"] for p in places}
    swedish = sorted(range(5), key=lambda i: order[f"name-{i}"][0])
    assert [names[i] for i in swedish] == ["Ale", "Zon", "Åre", "Ängelholm", "Örebro"]
    english = sorted(range(5), key=lambda i: order[f"name-{i}"][1])
    assert [names[i] for i in english] == ["Ale", "Ängelholm", "Åre", "Örebro", "Zon"]
    assert order["name-2"] == order["name-5"]


def test_what_is_known_of_a_grant_comes_in_words_of_both_languages(sample: Dataset) -> None:
    own = dataclasses.replace(sample.projects["ale-ghanzi-1"], grant_kind="preparation", reference="7")
    of = {**sample.projects_of, "ale-ghanzi": (own,)}
    changed = dataclasses.replace(
        sample, revision="a grant", projects_of=of, projects={**sample.projects, own.id: own}
    )
    at = list(sample.partnerships).index("ale-ghanzi")
    (report,) = document(changed, TODAY, {})["partnerships"][at]["projects"]
    assert (report["preparation"], report["grant"]) == (
        True,
        {"sv": "Förberedelse · ref. 7", "en": "Preparation · ref. 7"},
    )
