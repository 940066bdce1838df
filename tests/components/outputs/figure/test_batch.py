"""Many figures at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from components.outputs.figure.batch import draw, jobs, write
from components.outputs.figure.captions import title
from components.outputs.figure.render_figure import figure_bytes
from components.outputs.figure.request import figure_of, with_options
from components.state.figure import EACH, Options
from components.state.state import State
from components.view import build_view
from data.records import Dataset
from manage import manage
from tests.components.outputs.figure.seen import ORIGIN, TODAY, view

SMALL = Options(preset="half-column", labels=False)


@pytest.mark.parametrize("each", EACH)
def test_each_part_has_a_figure_and_no_row_is_forgotten(real: Dataset, each: str) -> None:
    shown = view(real, State(status=()))
    result = jobs(with_options(shown, SMALL), each, ("png", "svg"))
    assert len({job.name for job in result}) == len(result)
    assert all(job.name.isascii() and " " not in job.name and "/" not in job.name for job in result)
    rows = {row.id for job in result for row in build_view(real, job.state, TODAY).rows}
    missing = {r.id for r in shown.rows} - rows
    assert all(not row.themes for row in shown.rows if row.id in missing) if each == "theme" else not missing
    titles = {title(figure_of(build_view(real, job.state, TODAY))) for job in result}
    assert len(titles) == len({job.name.rpartition(".")[0] for job in result})


def test_a_part_that_is_filtered_away_has_none(real: Dataset) -> None:
    result = jobs(view(real, State(country=("KE", "UG"), figure=SMALL)), "country", ("png",))
    assert [title(figure_of(build_view(real, job.state, TODAY))) for job in result] == [
        "Aktiva kommunala partnerskap i Kenya", "Aktiva kommunala partnerskap i Uganda",
    ]  # fmt: skip
    own = jobs(
        view(real, State(country=("KE", "UG"), figure=replace(SMALL, title="Vi"))), "country", ("png",)
    )
    assert [job.state.figure.title for job in own] == ["Kenya: Vi", "Uganda: Vi"]
    assert jobs(view(real, State(country=("AR",), figure=SMALL)), "theme", ("png",)) == ()


def test_two_processes_draw_what_one_would(real: Dataset, tmp_path: Path) -> None:
    expected = jobs(view(real, State(country=("KE", "UG"), figure=SMALL)), "country", ("svg",))
    report: list[str] = []
    assert write(tmp_path / "new", draw(real, TODAY, ORIGIN, expected, 2), report.append) == 2
    assert (
        sorted(report)
        == sorted(p.name for p in (tmp_path / "new").iterdir())
        == sorted(j.name for j in expected)
    )
    for job in expected:
        shown = build_view(real, job.state, TODAY)
        assert (tmp_path / "new" / job.name).read_bytes() == figure_bytes(figure_of(shown, ORIGIN), "svg")


def test_the_command_fills_a_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        manage,
        ["figure", "--query", "country=KE&preset=half-column&labels=no", "--each", "country", "--kind", "svg",
         "--language", "en", "--today", "2026-11-22", "--to", str(tmp_path)],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert [p.name for p in tmp_path.iterdir()] == ["partnerships_active_kenya_half-column_2026-11-22.svg"]
    assert result.output == "1/1 partnerships_active_kenya_half-column_2026-11-22.svg\n"
