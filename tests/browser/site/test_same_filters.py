"""Every filter of the registry, in the browser's program as in Python; a new one needs no line here."""

from __future__ import annotations

import pytest

from components.language import language
from components.parts.filters.options import listed
from components.state.state import FILTERS, LANGUAGES, QUERY, State, encode
from components.view import build_view, option_label
from components.view.index import choices
from data.records import Dataset
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine
from tests.browser.site.test_same_view import IN_BROWSER, told

DEFINED = """() => ({ filters: PartnershipSite.state.FILTERS, usual: PartnershipSite.state.DEFAULT })"""
LISTED = """([code, name]) => {
    const PS = PartnershipSite, view = PS.view(PS.dataset, PS.state.put(PS.state.DEFAULT, { language: code }));
    return PS.listed(view, name).map(o => [o.value, PS.optionLabel(PS.dataset, PS.languages[code], name, o.value)]);
}"""


@pytest.mark.parametrize("name", FILTERS)
def test_each_choice_shows_the_same(engine: Engine, real: Dataset, name: str) -> None:
    values = choices(real)[name]
    step = max(1, len(values) // 20)
    asked = (
        [
            State(status=status, funding=funding, language=code, **{name: chosen})  # type: ignore[arg-type, misc]  # a field
            for chosen in [(v,) for v in values[::step]] + [values[:2]]
            for code, status, funding in (("sv", ("active",), ("yes",)), ("en", (), ()))
            if name not in ("status", "funding")
        ]
        or [State(**{name: (v,)}) for v in values]
    )  # type: ignore[arg-type]  # a field
    result = engine.evaluate(IN_BROWSER, [[s.page, list(encode(s).items())] for s in asked])
    for state, browsers in zip(asked, result, strict=True):
        assert browsers == told(build_view(real, state, TODAY)), state


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_options_are_listed_in_the_same_order_and_words(
    engine: Engine, real: Dataset, name: str, code: str
) -> None:
    words, view = language(code), build_view(real, State(language=code), TODAY)
    assert engine.evaluate(LISTED, [code, name]) == [
        [o.value, option_label(real, words, name, o.value)]
        for o in listed(real, words, name, view.options[name])
    ]


def test_fields_and_defaults_are_pythons(engine: Engine) -> None:
    defined = engine.evaluate(DEFINED)
    assert defined["filters"] == list(FILTERS)
    assert defined["usual"] == {"page": "map"} | {
        n: list(v) if isinstance(v, tuple) else v for n, v in QUERY.items()
    }
