"""Every filter of the registry works everywhere: a new one is covered here without a line of its own."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest

from components.language import language
from components.outputs.embed.options import Options, data_addresses, embed_address, read_state
from components.outputs.export.metadata import facts
from components.outputs.figure.captions import subtitle, title
from components.outputs.figure.request import figure_of
from components.outputs.open_data.edition import Edition
from components.outputs.open_data.openapi import openapi
from components.outputs.open_data.query import read_query
from components.parts.filters.options import IN_SIGHT, MORE, labels, listed
from components.state.state import DEFAULT, FILTERS, LANGUAGES, LISTS, State, decode, encode, put, vocabulary
from components.view import build_view, option_label
from components.view.index import choices, filter_values
from data.reading.read_folder import read_folder
from tests.components.view.real import TODAY
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset
KNOWN = vocabulary(REAL)


def some(name: str) -> tuple[str, ...]:
    """Two values of a filter that some record has."""
    scope = LISTS[name].scope
    if scope == "standing":
        return tuple(LISTS[name].ids(REAL))[:2]
    used = {v for record in filter_values(REAL, scope).values() for v in record[name]}
    return tuple(i for i in LISTS[name].ids(REAL) if i in used)[-2:]


def chosen(name: str) -> State:
    """The state in which a filter alone has some values."""
    return put(replace(DEFAULT, status=(), funding=()), name, some(name))


@pytest.mark.parametrize("name", LISTS)
def test_its_values_are_ids_that_an_address_brings_back(name: str) -> None:
    state = put(DEFAULT, name, tuple(LISTS[name].ids(REAL))[-2:])
    query = {key: [text] for key, text in encode(state).items()}
    assert decode("map", query, KNOWN) == state != DEFAULT


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_each_of_its_ids_has_a_name(name: str, code: str) -> None:
    names = [option_label(REAL, language(code), name, i) for i in LISTS[name].ids(REAL)]
    assert all(names)
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_it_stands_in_the_panel_under_its_name(name: str, code: str) -> None:
    assert (*IN_SIGHT, *MORE).count(name) == 1
    words, view = language(code), build_view(REAL, put(DEFAULT, "language", code), TODAY)
    assert words(f"filter.{name}")
    offered = listed(REAL, words, name, view.options[name])
    assert [o.value for o in offered if o.count] == list(
        dict.fromkeys(labels(REAL, words, name, [o for o in offered if o.count]))
    )
    assert {o.value for o in offered} == set(choices(REAL)[name])


@pytest.mark.parametrize("name", FILTERS)
def test_it_narrows_the_rows_to_those_that_have_one_of_its_values(name: str) -> None:
    everything = build_view(REAL, replace(DEFAULT, status=(), funding=()), TODAY)
    view = build_view(REAL, chosen(name), TODAY)
    assert 0 < len(view.rows) < len(everything.rows)
    scope = LISTS[name].scope
    for row in everything.rows:
        if scope == "standing":
            values = {getattr(row, name)}
        elif scope == "project":
            values = {v for p in row.projects for v in filter_values(REAL, "project")[p.id][name]}
        else:
            values = set(filter_values(REAL, "partnership")[row.id][name])
        assert (row.id in {r.id for r in view.rows}) == bool(values & set(some(name))), row.id


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_shown_and_saved_names_it(name: str, code: str) -> None:
    view = build_view(REAL, replace(chosen(name), language=code), TODAY)
    plain = build_view(REAL, replace(chosen(name), language=code, **{name: ()}), TODAY)
    assert language(code)(f"filter.{name}") in str(facts(view, "")["filter"])
    assert view.sentence != plain.sentence
    assert (title(figure_of(view)), subtitle(view)) != (title(figure_of(plain)), subtitle(plain))


@pytest.mark.parametrize("name", FILTERS)
def test_the_interface_for_programs_documents_and_takes_it(name: str) -> None:
    operation = openapi(Edition(REAL, TODAY, "https://map.example.org/"))["paths"]["/partnerships.json"][
        "get"
    ]
    (parameter,) = (p for p in operation["parameters"] if p["name"] == name)
    assert parameter["description"]
    assert set(some(name)) < set(parameter["schema"]["items"]["enum"])
    assert getattr(read_query(REAL, "partnerships", f"{name}={','.join(some(name))}").state, name) == some(
        name
    )


@pytest.mark.parametrize("name", FILTERS)
def test_the_embedded_map_and_its_data_have_it(name: str) -> None:
    state = chosen(name)
    query = {key: [text] for key, text in parse_qsl(urlsplit(embed_address(state, Options())).query)}
    assert read_state(query, KNOWN) == state
    assert all(f"{name}={','.join(some(name))}" in unquote(a) for a in data_addresses(state).values())
