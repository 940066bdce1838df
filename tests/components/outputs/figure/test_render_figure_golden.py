"""Three whole figures, to be reviewed like code: their words and where everything stands.

What Vega draws (hundreds of kilobytes of coast) and the font are left out; other
tests hold those. After a wanted change:

    python -m tests.components.outputs.figure.test_render_figure_golden
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from components.outputs.figure.render_figure import figure_svg
from components.state.figure import Options
from components.state.state import State
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, view
from tests.conftest import ROOT

FOLDER = Path(__file__).parent / "golden"
FIGURES = {
    "shown_sv_a4-text": (State(), Options(preset="a4-text")),
    "sweden_en_half-column": (
        State(language="en", status=()),
        Options(preset="half-column", map="sweden", ink="grey"),
    ),
    "empty_sv_link": (State(country=("AR",)), Options(preset="link", title="Argentina")),
}


def drawn(dataset: Dataset, name: str) -> str:
    state, options = FIGURES[name]
    svg = figure_svg(asked(view(dataset, state), options, ORIGIN))
    svg = re.sub(r"<style>.*?</style>\n", "", svg, flags=re.DOTALL)
    return re.sub(r'(<g id="map-\d"[^>]*>).*?(</g>\n)', r"\1…\2", svg, flags=re.DOTALL)


@pytest.mark.parametrize("name", FIGURES)
def test_the_figure_is_the_reviewed_one(sample: Dataset, name: str) -> None:
    assert drawn(sample, name) == (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


if __name__ == "__main__":
    loaded = read_folder(ROOT / "tests" / "data" / "sample").dataset
    for figure in FIGURES:
        (FOLDER / f"{figure}.svg").write_text(drawn(loaded, figure), encoding="utf-8")
