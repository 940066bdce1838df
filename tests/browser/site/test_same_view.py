"""The browser's view is Python's view: same rows in the same order, same counts, same sentence, same address."""

from __future__ import annotations

import base64
import json
from typing import Any
from unicodedata import category

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from components.language import language
from components.parts.map.payload import payload
from components.parts.partnership_card.card import title_of
from components.state.state import State, address, clean_text, decode, encode, vocabulary
from components.view import View, build_view
from data.dates import parse_partial_date
from data.records import STATUSES, Dataset
from geo.naming.fold import fold, matches
from tests.browser.site.build import TODAY
from tests.browser.site.engine import Engine, running
from tests.browser.site.states import LETTERS, dated
from tests.unnamed import NOTHING, PARTLY, SEVERAL, with_unnamed

IN_BROWSER = """asked => asked.map(([page, pairs]) => {
    const PS = PartnershipSite;
    const state = PS.state.decode(page, pairs, PS.dataset.known);
    const view = PS.view(PS.dataset, state), drawing = PS.drawing(view);
    const base64 = bytes => btoa(Array.from(bytes, b => String.fromCharCode(b)).join(""));
    const ids = rows => rows.map(r => r.id);
    return {
        query: PS.state.encode(state), address: PS.state.query(state),
        rows: view.rows.map(r => [r.id, PS.STATUSES[r.status], r.basis, r.start, r.end, r.themes, r.goals,
                                  view.groups[r.position], r.project.evidence || "",
                                  r.sources.map(i => PS.dataset.data.addresses[i][0])]),
        counts: view.counts,
        options: Object.fromEntries(Object.entries(view.options).map(([name, found]) =>
            [name, found.map(o => [o.value, o.count, o.chosen])])),
        counted: ["theme", "country"].map(field => view.counted(field).map(o => o.value)),
        loosenings: view.loosenings.map(l => [l.field, l.count]),
        selection: view.selection && [ids(view.selection.rows), ids(view.selection.hidden)],
        articles: ids(view.articles),
        sentence: view.sentence,
        drawing: { ...drawing, rows: base64(drawing.rows), places: base64(drawing.places) },
    };
})"""

HOVERS = """() => {
    const PS = PartnershipSite, scene = { data: PS.dataset.data, state: { language: "sv" } };
    const words = new PartnershipMap.controls.Words(scene);
    return PS.dataset.partnerships.map((p, row) => words.partnership(row));
}"""
TITLES = """() => Object.fromEntries(["sv", "en"].map(code => {
    const PS = PartnershipSite, view = { dataset: PS.dataset, words: PS.languages[code] };
    return [code, PS.dataset.partnerships.map(p => [PS.cards.title(view, p), PS.cards.title(view, p, "short")])];
}))"""


@pytest.mark.parametrize("lists", [3, pytest.param(30, marks=pytest.mark.deep)])
def test_random_states_give_the_same_view(engine: Engine, real: Dataset, lists: int) -> None:
    known = vocabulary(real)

    # One call to the browser for many states; making the list shorter would tell no more than the one that differs.
    @settings(max_examples=lists, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.lists(dated(real), min_size=40, max_size=40))
    def compare(asked: list[State]) -> None:
        result = engine.evaluate(IN_BROWSER, [[s.page, list(encode(s).items())] for s in asked])
        for state, browsers in zip(asked, result, strict=True):
            assert decode(state.page, {k: [v] for k, v in encode(state).items()}, known) == state
            assert browsers == told(build_view(real, state, TODAY)), state

    compare()


def told(view: View) -> dict[str, Any]:
    """Return of Python's view what the browser is asked for."""
    drawing = json.loads(base64.b64decode(payload(view)))
    chosen = view.selection
    return {
        "query": [list(pair) for pair in encode(view.state).items()],
        "address": address(view.state).partition("?")[2],
        "rows": [
            [
                r.id, r.status, r.standing.basis, r.start.text if r.start else None,
                r.end.text if r.end else None, list(r.themes), list(r.goals), view.groups[r.id],
                r.evidence.text if r.evidence else "", list(r.sources),
            ]
            for r in view.rows
        ],
        "counts": {
            "partnerships": view.counts.partnerships,
            "swedish_places": view.counts.swedish_places,
            "partner_places": view.counts.partner_places,
            "countries": view.counts.countries,
            "unnamed": view.counts.unnamed,
            "by_status": [view.counts.by_status[s] for s in STATUSES],
        },
        "options": {
            name: [[o.value, o.count, o.chosen] for o in result] for name, result in view.options.items()
        },
        "counted": [
            [o.value for o in view.options[field] if o.count and (o.chosen or not getattr(view.state, field))]
            for field in ("theme", "country")
        ],
        "loosenings": [[x.field, x.count] for x in view.loosenings],
        "selection": [[r.id for r in chosen.rows], [r.id for r in chosen.hidden]] if chosen else None,
        "articles": [a.id for a in view.articles],
        "sentence": view.sentence,
        "drawing": drawing,
    }  # fmt: skip


def test_every_preset_and_every_single_choice_gives_the_same_view(engine: Engine, real: Dataset) -> None:
    known = vocabulary(real)
    asked = [
        State(language=code, **{field: (value,)})  # type: ignore[arg-type]  # a field of the state
        for code in ("sv", "en")
        for field in ("theme", "goal", "country", "world_region", "kind", "status", "programme", "funding")
        for value in sorted(known.lists[field])
    ] + [
        State(status=(), funding=(), sort=s) for s in ("", "country", "-country", "-theme", "-end", "status")
    ]
    result = engine.evaluate(IN_BROWSER, [[s.page, list(encode(s).items())] for s in asked])
    for state, browsers in zip(asked, result, strict=True):
        assert browsers == told(build_view(real, state, TODAY)), state


def test_partners_that_no_source_names_give_the_same_view(real: Dataset) -> None:
    dataset = with_unnamed(real)
    asked = [
        State(),
        *(
            State(status=(), funding=(), language="en", sort=s)
            for s in ("", "partner", "-partner", "country", "-country")
        ),
        *(State(swedish_place=(p,)) for p in ("lessebo", "are", "ronneby", "region-gotland", "gotland")),
        State(country=("GT",), kind=("region",)),
        State(country=("GT",)),
        State(world_region=("americas",), text="guatemala"),
        State(text="ronneby"),
        *(
            State(selection=f"place:{p}", status=("ended",))
            for p in ("are", "ronneby", "gotland", "chortkiv")
        ),
    ]
    with running(dataset) as program:
        result = program.evaluate(IN_BROWSER, [[s.page, list(encode(s).items())] for s in asked])
        titles = program.evaluate(TITLES)
        hovers = program.evaluate(HOVERS)
    for state, browsers in zip(asked, result, strict=True):
        assert browsers == told(build_view(dataset, state, TODAY)), state
    for code in ("sv", "en"):
        words = language(code)
        assert titles[code] == [
            [title_of(dataset, words, words.place, p), title_of(dataset, words, words.short, p)]
            for p in dataset.partnerships.values()
        ]
    # On the map, whose lists are parted by commas.
    hover = dict(zip(dataset.partnerships, hovers, strict=True))
    assert hover[NOTHING] == "Lessebo kommun – okänd partner"
    assert hover[SEVERAL] == "Karlskrona kommun (med Ronneby, Region Gotland) – Tjortkiv"
    assert hover[PARTLY] == "Kiruna kommun – Tjortkiv, okänd partner"


def test_addresses_that_nobody_wrote_mean_the_same(engine: Engine, real: Dataset) -> None:
    known = vocabulary(real)
    names = [
        "theme",
        "status",
        "date",
        "text",
        "selection",
        "sort",
        "start",
        "panel",
        "language",
        "x",
        "id",
        "area",
    ]
    values = ["climate", "climate,youth,climate", "all", "", "2020-02-30", "2020-02-29", "0000", "1987", "2047",
              "place:vaxjo", "place:", "partnership:nobody", "-start", "--start", "00012", "1234567", "map", "en",
              "constructor", "__proto__", "vaxjo", "\x00a\u2028 b\x85", "\U0001f600" * 130]  # fmt: skip
    asked = [[[n, a], [n, b]] for n in names for a in values for b in values[:6]]
    result = engine.evaluate(
        "asked => asked.map(pairs => PartnershipSite.state.encode("
        "PartnershipSite.state.decode('table', pairs, PartnershipSite.dataset.known)))",
        asked,
    )
    for pairs, browsers in zip(asked, result, strict=True):
        query = {pairs[0][0]: [value for _, value in pairs]}
        assert browsers == [list(p) for p in encode(decode("table", query, known)).items()], pairs


def test_every_character_folds_alike(engine: Engine) -> None:
    """All that Python's Unicode knows, alone; whole texts are folded letter by letter on both sides."""
    characters = [c for i in range(0x110000) if category(c := chr(i)) not in ("Cn", "Cs", "Co")]
    result = engine.evaluate("text => Array.from(text, PartnershipSite.text.fold)", "".join(characters))
    wrong = [(hex(ord(c)), fold(c), b) for c, b in zip(characters, result, strict=True) if fold(c) != b]
    assert wrong == []


@pytest.mark.parametrize("lists", [6, pytest.param(30, marks=pytest.mark.deep)])
def test_texts_match_and_are_cleaned_alike(engine: Engine, lists: int) -> None:
    @settings(max_examples=lists, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(
        st.lists(
            st.tuples(st.text(LETTERS, max_size=6), st.text(LETTERS, max_size=150)), min_size=60, max_size=60
        )
    )
    def compare(pairs: list[tuple[str, str]]) -> None:
        asked = [
            [q, fold(t), t]
            for q, t in [*pairs, ("homabay", "Homa Bay"), ("bay", "Homa Bay"), ("oma", "Homa")]
        ]
        result = engine.evaluate(
            "asked => asked.map(([q, f, t]) => [PartnershipSite.text.matches(q, f), PartnershipSite.text.fold(t), "
            "PartnershipSite.text.clean(t)])",
            asked,
        )
        assert result == [[matches(q, t), f, clean_text(t)] for q, f, t in asked]

    compare()


def test_numbers_dates_and_lists_are_written_alike(engine: Engine) -> None:
    numbers = [0, 1, 12, 999, 1000, 12345, 1234567]
    days = ["2019", "2019-06", "2019-06-03", "2020-12-31", "1990-01-01"]
    lists = [list("abcde"[:n]) for n in range(1, 6)]
    result = engine.evaluate(
        "([n, d, l]) => ['sv', 'en'].map(code => { const w = PartnershipSite.languages[code]; return "
        "[n.map(x => w.number(x)), d.map(x => w.date(x)), l.map(x => w.listing(x))]; })",
        [numbers, days, lists],
    )
    for code, browsers in zip(("sv", "en"), result, strict=True):
        words = language(code)
        dates = [words.date(parse_partial_date(d)) for d in days]
        assert browsers == [[words.number(n) for n in numbers], dates, [words.listing(x) for x in lists]]
