"""The files that the browser makes are those of Python: every byte of them, and their names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from components.outputs.export.download import file_bytes, rows_state
from components.outputs.export.file_names import file_name
from components.state.state import State, address, encode
from components.view import build_view
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.browser.site.build import LAYOUT, TODAY
from tests.browser.site.conftest import Visit
from tests.browser.site.engine import Engine, running
from tests.browser.site.states import dated
from tests.security.tables import as_listed, refill
from tests.unnamed import with_unnamed

IN_BROWSER = """asked => Promise.all(asked.map(([page, pairs]) => {
    const PS = PartnershipSite, state = PS.state.decode(page, pairs, PS.dataset.known);
    const made = kind => PS.download.made(state, kind).then(file => [file.name, file.text]);
    return Promise.all(["csv", "geojson"].map(made));
}))"""
TEXTS = (
    "=1+1",
    "-2",
    "＝x",
    "\t@y",
    "a;b",
    'say "hej"',
    "rad\nrad",
    "'=1",
    "\u2028",
    "straße; ﬁ",
    "</script>",
)
FULL = State(page="table", status=(), funding=())


def query(state: State) -> str:
    return address(state).partition("?")[2]


def files(dataset: Dataset, state: State, root: str = "") -> list[list[str]]:
    """Return names and texts of Python's files for a state; ``root`` is the site's own address."""
    view = build_view(dataset, rows_state(dataset, query(state)), TODAY)
    asked, words = query(view.state), view.language
    where = f"{root}{LAYOUT[words.code]['table']}{f'?{asked}' if asked else ''}"
    made = {kind: file_bytes(view, kind, where) for kind in ("csv", "geojson")}
    # Decoding keeps the mark at the beginning, so equal texts are equal bytes.
    return [[f"{file_name(view)}.{kind}", content.decode()] for kind, content in made.items()]


def compare(engine: Engine, dataset: Dataset, asked: list[State]) -> None:
    found = engine.evaluate(IN_BROWSER, [[s.page, list(encode(s).items())] for s in asked])
    for state, browsers in zip(asked, found, strict=True):
        assert browsers == files(dataset, state), state


@pytest.mark.parametrize("lists", [2, pytest.param(18, marks=pytest.mark.deep)])
def test_random_states_give_the_same_files(engine: Engine, real: Dataset, lists: int) -> None:
    @settings(
        max_examples=lists, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None
    )
    @given(st.lists(dated(real), min_size=25, max_size=25))
    def each(asked: list[State]) -> None:
        compare(engine, real, asked)

    each()


def test_the_whole_table_in_every_order_gives_the_same_files(engine: Engine, real: Dataset) -> None:
    sorts = ("", "partner", "-country", "start", "-end", "theme")
    asked = [replace(FULL, sort=s, language=code) for s in sorts for code in ("sv", "en")]
    # Names of files are ASCII, whatever was searched for.
    compare(engine, real, [State(), replace(FULL, text="Київ år 東京 5"), *asked])


@pytest.mark.parametrize(
    "text", [0, 5, *(pytest.param(n, marks=pytest.mark.deep) for n in range(len(TEXTS)) if n not in (0, 5))]
)
def test_whatever_stands_in_the_tables_gives_the_same_files(tmp_path: Path, text: int) -> None:
    folder = refill(tmp_path, lambda table, column, row: as_listed(column, TEXTS[(row + text) % len(TEXTS)]))
    dataset = read_folder(folder).dataset
    with running(dataset) as program:
        compare(program, dataset, [FULL, replace(FULL, language="en", text=TEXTS[text])])


def test_partners_that_no_source_names_give_the_same_files(real: Dataset) -> None:
    dataset = with_unnamed(real)
    with running(dataset) as program:
        compare(
            program,
            dataset,
            [FULL, State(language="en"), State(country=("GT",)), State(swedish_place=("lessebo",))],
        )


def test_places_on_either_side_of_the_date_line_give_the_same_files(real: Dataset) -> None:
    partners = [p.id for p in real.places.values() if not p.is_swedish]
    corners = [
        (-18.1416, 178.4419), (-14.0, -171.75), (64.1355, -180.0), (52.0, 180.0), (-0.00001, 0.03125),
        (0.09375, -0.03125), (90.0, 0.0), (-90.0, 77.0), (-57.5, -163.0), (19.5, 166.65),
        (-10.0, -179.9999999999), (-10.0, 179.9999999999),
    ]  # fmt: skip
    moved = {
        p: replace(real.places[p], lat=corners[i % len(corners)][0], lon=corners[i % len(corners)][1])
        for i, p in enumerate(partners)
    }
    dataset = replace(real, revision="moved", places=real.places | moved)
    with running(dataset) as program:
        compare(program, dataset, [FULL, *(replace(FULL, partner_place=(p,)) for p in partners[:30])])


@pytest.mark.parametrize("path", ["index.html", "table/index.html", "en/table/index.html"])
@pytest.mark.parametrize("kind", ["csv", "geojson"])
def test_a_click_saves_the_file_of_what_is_shown(
    visit: Visit, root: str, real: Dataset, path: str, kind: str
) -> None:
    code = "en" if path.startswith("en/") else "sv"
    page = visit(f"{root}/{path}?theme=climate&country=KE&status=all&sort=-start")
    with page.expect_download() as waiting:
        page.locator(f".pk-downloads [data-kind={kind}]").click()
    state = State(theme=("climate",), country=("KE",), status=(), sort="-start", language=code)
    # A file made from a folder does not say where on somebody's disk that is.
    base = "" if root.startswith("file:") else f"{root}/"
    name, text = files(real, state, base)[["csv", "geojson"].index(kind)]
    assert waiting.value.suggested_filename == name
    assert Path(waiting.value.path()).read_bytes() == text.encode()


def test_where_no_row_is_shown_there_is_nothing_to_save(visit: Visit, root: str) -> None:
    page = visit(f"{root}/table/index.html?text=qqqqqq")
    page.locator(".pk-empty").wait_for()
    assert page.locator(".pk-downloads").count() == 0
