"""The CSV file that the browser makes has the values of Python's, and its name."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from components.outputs.export.download import file_bytes, rows_state
from components.outputs.export.file_names import file_name
from components.state.state import State, address, encode
from components.view import build_view
from data.dataset import assemble
from data.dates import parse_partial_date
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.schema.schema import TABLES
from tests.browser.site.build import TODAY
from tests.browser.site.conftest import Visit
from tests.browser.site.engine import Engine, running
from tests.browser.site.states import dated
from tests.security.tables import as_listed, refill
from tests.unnamed import with_unnamed

IN_BROWSER = """asked => asked.map(([page, pairs]) => {
    const PS = PartnershipSite, state = PS.state.decode(page, pairs, PS.dataset.known);
    const file = PS.download.csvFile(state);
    return [file.name, file.text];
})"""
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


Rows = list[list[str]]


def rows_of(text: str) -> Rows:
    """Return the rows of a CSV file as spreadsheets read them."""
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def file(dataset: Dataset, state: State) -> tuple[str, Rows]:
    """Return name and rows of Python's file for a state."""
    view = build_view(dataset, rows_state(dataset, query(state)), TODAY)
    content = file_bytes(view, "csv", "")
    return f"{file_name(view)}.csv", rows_of(content.decode())


def compare(engine: Engine, dataset: Dataset, states: list[State]) -> None:
    files = engine.evaluate(IN_BROWSER, [[s.page, list(encode(s).items())] for s in states])
    for state, (name, text) in zip(states, files, strict=True):
        assert (name, rows_of(text)) == file(dataset, state), state


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


def test_what_no_file_may_hold_is_replaced_in_the_same_way(real: Dataset) -> None:
    places = {i: replace(p, name=f"{p.name}\x07\ufffe\ud800", name_sv="") for i, p in real.places.items()}
    dataset = replace(real, revision="unfit", places=places)
    with running(dataset) as program:
        compare(program, dataset, [FULL])


def test_partners_that_no_source_names_give_the_same_files(real: Dataset) -> None:
    dataset = with_unnamed(real)
    with running(dataset) as program:
        compare(
            program,
            dataset,
            [FULL, State(language="en"), State(country=("GT",)), State(swedish_place=("lessebo",))],
        )


@pytest.mark.parametrize("path", ["index.html", "table/index.html", "en/table/index.html"])
def test_a_click_saves_the_file_of_what_is_shown(visit: Visit, root: str, real: Dataset, path: str) -> None:
    code = "en" if path.startswith("en/") else "sv"
    page = visit(f"{root}/{path}?theme=climate&country=KE&status=all&sort=-start")
    with page.expect_download() as waiting:
        page.locator(".pk-downloads [data-kind=csv]").click()
    state = State(theme=("climate",), country=("KE",), status=(), sort="-start", language=code)
    name, rows = file(real, state)
    assert waiting.value.suggested_filename == name
    assert rows_of(Path(waiting.value.path()).read_text(encoding="utf-8")) == rows


def test_where_no_row_is_shown_there_is_nothing_to_save(visit: Visit, root: str) -> None:
    page = visit(f"{root}/table/index.html?text=qqqqqq")
    page.locator(".pk-empty").wait_for()
    assert page.locator(".pk-downloads").count() == 0


def test_what_was_confirmed_is_written_alike(real: Dataset) -> None:
    tables = {
        name: list(real.coverage if name == "coverage" else getattr(real, name).values()) for name in TABLES
    }
    days = ["", "2020", "2026-05", "2026-05-09"]
    tables["projects"] = [
        replace(
            project,
            confirmed=parse_partial_date(day) if day else None,
            confirmed_by=real.partnerships[project.partnership].swedish_place if day and i % 3 else "",
        )
        for i, project in enumerate(tables["projects"])
        for day in [days[i % 4]]
    ]
    dataset = assemble(tables)
    with running(dataset) as engine:
        compare(engine, dataset, [replace(FULL, language=code) for code in ("sv", "en")])
    texts = [row[8] for row in file(dataset, replace(FULL, language="en"))[1]]
    assert any("confirmed by" in text and "in May 2026" in text for text in texts)
    assert any("checked against the source in 2020" in text for text in texts)
