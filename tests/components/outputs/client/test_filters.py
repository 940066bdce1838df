"""What the browser reads of the filters says the same as the registry."""

from __future__ import annotations

import json

import pytest

from components.language import language
from components.outputs.client.filters import filter_documents, state_document, value_positions
from components.state.filters import Scope
from components.state.state import LANGUAGES, LISTS, QUERY
from components.view import option_label
from components.view.index import filter_values
from tests.components.view.real import REAL

DOCUMENTS = {d["name"]: d for d in filter_documents(REAL, [language(code) for code in LANGUAGES])}


def test_the_codec_is_the_same_when_it_has_been_json() -> None:
    state = json.loads(json.dumps(state_document()))
    assert [name for name, _ in state["query"]] == list(QUERY)
    assert dict(state["query"])["status"] == ["active"]
    assert state["pages"][0] == "map"


@pytest.mark.parametrize("scope", ["partnership", "project"])
def test_positions_are_those_of_the_values(scope: Scope) -> None:
    names = [name for name, entry in LISTS.items() if entry.scope == scope]
    for ident, positions in value_positions(REAL, scope).items():
        values = [[DOCUMENTS[n]["ids"][i] for i in at] for n, at in zip(names, positions, strict=True)]
        assert values == [list(filter_values(REAL, scope)[ident][n]) for n in names]


def test_ids_without_an_order_of_their_own_stand_by_the_alphabet_of_each_language() -> None:
    countries = DOCUMENTS["country"]
    for code in LANGUAGES:
        by_rank = [i for _, i in sorted(zip(countries["order"][code], countries["ids"], strict=True))]
        names = [option_label(REAL, language(code), "country", i) for i in by_rank]
        assert names == sorted(names, key=language(code).sort_key)
    assert "order" not in DOCUMENTS["theme"]
