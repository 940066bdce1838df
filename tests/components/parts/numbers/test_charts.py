"""The charts as specifications: what is drawn, in which order, colours and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import altair as alt
import pytest
import vl_convert
from defusedxml.ElementTree import fromstring

from components.kit.colours import COLOURS
from components.language import language
from components.parts.numbers.bars_chart import BAND, LABEL_LETTERS, bars_chart
from components.parts.numbers.chart_style import FONT
from components.parts.numbers.charts import chart_of
from components.parts.numbers.numbers import Bar, numbers
from components.parts.numbers.render import own_totals, sections
from components.parts.numbers.years_chart import LIGHTER, years_chart
from components.state.state import State
from components.view import build_view
from data.records import Dataset

TODAY = date(2026, 11, 22)


def spec(chart: alt.LayerChart) -> dict[str, Any]:
    """Return the chart as Vega-Lite reads it; Altair checks it against the schema."""
    made: dict[str, Any] = chart.to_dict()
    return made


def values(made: dict[str, Any], layer: int) -> list[dict[str, Any]]:
    """Return the rows of a layer: its own, or those that all layers share."""
    data = made["layer"][layer].get("data") or made["data"]
    rows: list[dict[str, Any]] = data["values"]
    return rows


def bar(name: str, n: int, label: str = "") -> Bar:
    return Bar(name, label or name, n, n, State(), "", COLOURS["accent"])


def test_bars_are_drawn_whatever_their_names_are() -> None:
    # Names that every object of JavaScript has already.
    names = ("constructor", "toString", "valueOf", "__proto__", "hasOwnProperty", "a.b[0]")
    chart = bars_chart([bar(name, n) for n, name in enumerate(names, 1)], language("sv"), "Said")
    drawn = fromstring(vl_convert.vegalite_to_svg(chart.to_json()))
    assert set(names) <= {text.strip() for text in drawn.itertext()}


@pytest.mark.parametrize("code", ["sv", "en"])
def test_bars_carry_the_numbers_names_and_colours_of_the_view(real: Dataset, code: str) -> None:
    words = language(code)
    result = numbers(build_view(real, State(language=code), TODAY))
    made = spec(bars_chart(result.themes, words, "Said"))
    rows = values(made, 0)
    assert [(r["full"], r["n"], r["colour"]) for r in rows] == [
        (b.label, b.partnerships, b.colour) for b in result.themes
    ]
    assert {b.colour for b in result.themes} == {
        real.theme_groups[real.themes[b.id].group].colour for b in result.themes
    }
    assert (made["description"], made["width"], made["height"]) == ("Said", "container", BAND * len(rows))
    assert made["config"]["font"] == FONT
    assert made["layer"][0]["encoding"]["y"]["sort"] is None
    assert [t["title"] for t in made["layer"][0]["encoding"]["tooltip"]] == [
        words("numbers.tooltip_name"),
        words("figure.partnerships"),
    ]


def test_a_long_name_takes_two_lines_at_most() -> None:
    long = bar("a", 3, "Delaktighet och medborgardialog i många mycket små kommuner")
    name = values(spec(bars_chart([long, bar("b", 1, "x" * 10_000)], language("sv"), "")), 0)[0]["name"]
    assert name.count("\n") == 1
    assert max(len(line) for line in name.split("\n")) <= LABEL_LETTERS
    assert name.endswith("…")


def test_two_bars_of_one_name_stay_two() -> None:
    rows = values(spec(bars_chart([bar("a", 2, "Same"), bar("b", 1, "Same")], language("sv"), "")), 0)
    assert len({r["name"] for r in rows}) == 2


def test_hostile_names_are_data_and_never_expressions() -> None:
    hostile = "'); alert(1) //{{7*7}}"
    made = spec(bars_chart([bar("a", 1, hostile)], language("sv"), ""))
    row = values(made, 0)[0]
    assert row["full"] == hostile
    row["full"] = row["name"] = ""
    assert "alert" not in str(made)


def test_the_axis_has_room_for_the_number_of_the_longest_bar() -> None:
    made = spec(bars_chart([bar("a", 50)], language("sv"), ""))
    low, high = made["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low == 0
    assert high > 50


def test_years_have_a_line_each_for_partnerships_and_projects(real: Dataset) -> None:
    view = build_view(real, State(), TODAY)
    result = numbers(view)
    made = spec(years_chart(result.years, own_totals(view, result), language("sv"), "Said"))
    marks = [layer["mark"]["type"] for layer in made["layer"]]
    assert marks == ["rect", "text", "line", "point", "line", "point", "point", "point"]
    assert [r["n"] for r in values(made, 2)] == [y.partnerships for y in result.years]
    assert [r["n"] for r in values(made, 4)] == [y.projects for y in result.years]
    own = [(r["year"], r["series"], r["n"]) for layer in (6, 7) for r in values(made, layer)]
    assert own == [
        (c.year, name, n)
        for name in ("partnerships", "projects")
        for c in real.coverage
        if (n := getattr(c, name)) is not None
    ]
    top = made["layer"][2]["encoding"]["y"]["scale"]["domain"][1]
    assert top >= max(n for _, _, n in own)


def test_years_without_totals_or_rows_still_draw(real: Dataset) -> None:
    result = numbers(build_view(real, State(country=("KE",), world_region=("europe",)), TODAY))
    made = spec(years_chart(result.years, (), language("en"), ""))
    assert len(made["layer"]) == 6
    assert made["layer"][2]["encoding"]["y"]["scale"]["domain"][1] >= 1


def test_each_section_has_the_chart_of_its_own_numbers(real: Dataset) -> None:
    view = build_view(real, State(), TODAY)
    result = numbers(view)
    report = sections(view, result)
    assert set(report) == {"themes", "countries", "kinds", "years"}
    for name, bars in (("themes", result.themes), ("countries", result.countries), ("kinds", result.kinds)):
        made = spec(chart_of(view, result, report[name]))
        assert [(r["full"], r["n"]) for r in values(made, 0)] == [(b.label, b.partnerships) for b in bars]
        assert report[name].finding in made["description"]
    years = spec(chart_of(view, result, report["years"]))
    own = spec(years_chart(result.years, own_totals(view, result), view.language, years["description"]))
    assert years["layer"] == own["layer"]


def test_years_that_have_not_begun_are_drawn_lighter_from_the_last_one_that_has(real: Dataset) -> None:
    view = build_view(real, State(), TODAY)
    result = numbers(view)
    years = (*result.years, replace(result.years[-1], year=result.years[-1].year + 1, ahead=True))
    made = spec(years_chart(years, (), language("en"), ""))
    marks = [(layer["mark"]["type"], layer["mark"].get("opacity")) for layer in made["layer"]]
    lighter = [("line", LIGHTER), ("point", LIGHTER)]
    assert marks[2:] == [("line", None), ("point", 1), *lighter, ("line", None), ("point", 1), *lighter]
    assert [r["year"] for r in values(made, 2)] == [y.year for y in result.years]
    assert [r["year"] for r in values(made, 4)] == [result.years[-1].year, years[-1].year]
    assert [r["when"] for r in values(made, 5)] == [f"{years[-1].year} (known so far)"]
