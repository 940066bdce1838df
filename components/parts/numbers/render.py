"""The page's HTML: key figures, each chart's heading, and its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from components.kit.colours import COLOURS
from components.kit.templates import render
from components.language import Language
from components.parts.numbers.findings import country_finding, kind_finding, theme_finding, year_finding
from components.parts.numbers.numbers import Bar, Numbers
from components.parts.numbers.years import Year, thin_until
from components.state.state import DEFAULT, FILTERS, State
from components.view import View
from data.records import Coverage

NumberCell = tuple[str, str, State | None]
"""A number as text, what it counts, and the state that shows the rows behind it (None: there are none)."""


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a chart's key: shape, colour, and the CSS classes of a line through it, if any."""

    shape: str
    colour: str
    label: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands around one chart: its heading in words, notes and key above it, the table below."""

    name: str
    finding: str
    notes: tuple[str, ...]
    keys: tuple[Key, ...]
    head: str
    table: str


def head(view: View, counts: Numbers) -> str:
    """Return the page's heading, the sentence and the key figures."""
    words = view.language
    return render(
        "parts/numbers/head.html",
        words=words,
        sentence=view.sentence,
        as_of=view.as_of,
        changes=replace(view.state, page="changes", selection="", start=0),
        figures=counts.figures,
        statuses=counts.statuses,
    )


def own_totals(view: View, counts: Numbers) -> tuple[Coverage, ...]:
    """Return the organisation's totals where they count the same as we do: all themes, countries and places."""
    state = view.state
    same = all(getattr(state, f) == getattr(DEFAULT, f) for f in FILTERS if f != "status") and not state.text
    years = {y.year for y in counts.years}
    return tuple(c for c in view.dataset.coverage if c.year in years) if same else ()


def sections(view: View, counts: Numbers) -> dict[str, Section]:
    """Return each chart's surroundings by its name; charts that would be empty are left out."""
    words = view.language
    by_name = {}
    if counts.themes:
        notes = [words("numbers.themes_note")]
        if counts.without_theme:
            notes.append(words("numbers.without_theme", n=counts.without_theme))
        by_name["themes"] = _bar_section(
            view, "themes", theme_finding(words, counts), notes, counts.themes, _groups(view, counts.themes)
        )
    if counts.countries:
        notes = [words("numbers.countries_note")] if _overlap(counts) else []
        by_name["countries"] = _bar_section(
            view, "countries", country_finding(words, counts), notes, counts.countries
        )
    if any(y.partnerships for y in counts.years):
        by_name["years"] = _year_section(view, counts)
    if counts.kinds:
        notes = [words("numbers.in_both_kinds", n=counts.in_both_kinds)] if counts.in_both_kinds else []
        by_name["kinds"] = _bar_section(view, "kinds", kind_finding(words, counts), notes, counts.kinds)
    return by_name


def _overlap(counts: Numbers) -> bool:
    return sum(b.partnerships for b in counts.countries) > counts.partnerships


def _groups(view: View, bars: Iterable[Bar]) -> list[Key]:
    shown = {b.group for b in bars}
    groups = [g for g in view.dataset.theme_groups.values() if g.id in shown]
    return [Key(g.shape, g.colour, view.language.label(g)) for g in groups]


def _bar_section(
    view: View,
    name: str,
    finding: str,
    notes: list[str],
    bars: tuple[Bar, ...],
    keys: Sequence[Key] = (),
) -> Section:
    words = view.language
    columns = [words("figure.partnerships")]
    if name == "kinds":
        columns.append(words("numbers.swedish_places"))
    rows = []
    for bar in bars:
        cells = [_cell(words, bar.partnerships, columns[0], bar.target)]
        if name == "kinds":
            cells.append(_cell(words, bar.swedish_places, columns[1], replace(bar.target, sort="swedish")))
        rows.append((bar.label, cells))
    return _section(words, name, finding, notes, keys, columns, rows)


def _year_section(view: View, counts: Numbers) -> Section:
    words = view.language
    own = {c.year: c for c in own_totals(view, counts)}
    columns = [words("figure.partnerships"), words("numbers.projects_name")]
    keys = [
        Key("circle", COLOURS["accent"], columns[0], "pk-key-line"),
        Key("square", COLOURS["projects"], columns[1], "pk-key-line pk-key-dashed"),
    ]
    notes = [words("numbers.years_note")]
    if thin := thin_until(counts.years):
        notes.append(words("numbers.years_thin", first=str(counts.years[0].year), last=str(thin)))
    ahead = [y.year for y in counts.years if y.ahead]
    if ahead:
        keys.append(
            Key(
                "",
                COLOURS["muted"],
                words("numbers.ahead_key", year=str(ahead[0])),
                "pk-key-line pk-key-ahead",
            )
        )
    prepared = any(y.preparations for y in counts.years)
    if prepared:
        columns.append(words("numbers.preparations"))
    if own:
        columns += [words("numbers.own_partnerships"), words("numbers.own_projects")]
        notes.append(words("numbers.years_own"))
    rows = [(_year_name(words, y), _year_cells(words, columns, y, own, prepared)) for y in counts.years]
    about = State(page="about", language=words.code)
    return _section(words, "years", year_finding(words, counts), notes, keys, columns, rows, about)


def _year_name(words: Language, year: Year) -> str:
    return words("numbers.ahead_row", year=str(year.year)) if year.ahead else str(year.year)


def _year_cells(
    words: Language, columns: list[str], year: Year, own: dict[int, Coverage], prepared: bool
) -> list[NumberCell]:
    cells = [
        _cell(words, year.partnerships, columns[0], year.target),
        _cell(words, year.projects, columns[1], year.target),
    ]
    if prepared:
        cells.append((words.number(year.preparations), "", None))
    if own:
        total = own.get(year.year)
        theirs = (total.partnerships, total.projects) if total else (None, None)
        cells += [("" if n is None else words.number(n), "", None) for n in theirs]
    return cells


def _cell(words: Language, n: int, what: str, target: State) -> NumberCell:
    return words.number(n), what, target if n else None


def _section(
    words: Language,
    name: str,
    finding: str,
    notes: list[str],
    keys: Sequence[Key],
    columns: list[str],
    rows: list[tuple[str, list[NumberCell]]],
    about: State | None = None,
) -> Section:
    above = render(
        "parts/numbers/chart_head.html",
        words=words,
        name=name,
        finding=finding,
        notes=notes,
        keys=keys,
        about=about,
    )
    below = render("parts/numbers/table.html", words=words, name=name, columns=columns, rows=rows)
    return Section(name, finding, tuple(notes), tuple(keys), above, below)
