"""Rows of the simple sheet: each becomes a partnership, its project and, if need be, its place abroad."""

from __future__ import annotations

from collections.abc import Mapping

from data.editing.cell_text import Context, Understood, is_erasing
from data.editing.headings import SIMPLE, SIMPLE_CELLS, SIMPLE_REQUIRED, column_of, plain
from data.editing.intake import Intake, Origin, Verdict
from data.records import SWEDEN
from data.schema.cells import parse_cell, split_list
from data.schema.schema import LIST_SEPARATOR

_UNKNOWN = ("okand", "okant", "unknown", "?")


def take_simple(intake: Intake, cells: Mapping[str, str], origin: Origin) -> Verdict:
    """Take one row; without the two places, or without a source, it is left out until that is mended.

    Of a row that is left out everything that is wrong is reported, too.
    """
    cells = {column: text for column, text in cells.items() if text and not is_erasing(text)}
    missing = [column for column in SIMPLE_REQUIRED if column not in cells]
    for column in missing:
        allowed = column_of(SIMPLE, column)
        intake.report(origin, column, Understood("", "missing", allowed.allowed()), SIMPLE)
    swedish = country = ""
    if "swedish_place" in cells:
        swedish = _known(intake, "swedish_place", cells, origin, Context(intake.names, SWEDEN, True))
    if "country" in cells:
        country = _known(intake, "country", cells, origin, Context(intake.names))
    project = _project(intake, cells, origin)
    funded = "unknown"
    if "icld_funded" in cells:
        funded = intake.understand(
            SIMPLE, "icld_funded", cells["icld_funded"], origin, Context(intake.names)
        ).text
    if missing or not swedish or not country:
        _report_cells(intake, project, origin)
        return "left-out"
    names = [
        item
        for item in split_list(cells.get("partner", "").replace("\n", LIST_SEPARATOR))
        if plain(item) not in _UNKNOWN
    ]
    partners = [intake.partner(name, country, origin, "partner", SIMPLE) for name in names]
    if any(partner not in intake.rows["places"] for partner in partners):
        _report_cells(intake, project, origin)
        return "left-out"
    key = intake.partnership_of(swedish, partners)
    verdict: Verdict = "same"
    if not key:
        year = (project.get("start") or project.get("evidence_date") or "")[:4]
        key = intake.partnership_key(swedish, partners, year)
        row = {
            "swedish_place": swedish,
            "partner_places": LIST_SEPARATOR.join(partners),
            "icld_funded": funded,
        }
        row |= {
            "programme": next(iter(intake.rows["programmes"]), ""),
            "partner_countries": "" if partners else country,
        }
        verdict = intake.put("partnerships", key, row, origin, _columns("partnerships"))
    return (
        _put_project(intake, key, project, origin)
        if verdict == "same"
        else _with_project(intake, key, project, origin)
    )


def _with_project(intake: Intake, key: str, project: Mapping[str, str], origin: Origin) -> Verdict:
    _put_project(intake, key, project, origin)
    return "new"


def _put_project(intake: Intake, partnership: str, project: Mapping[str, str], origin: Origin) -> Verdict:
    """Put a project into a partnership, unless it has one with the same source that says all this already."""
    given = {
        column: text
        for column, text in project.items()
        if text and column not in ("confidence", "stated_status")
    }
    for key in intake.projects_of(partnership):
        if all(intake.rows["projects"][key][column] == text for column, text in given.items()):
            return "same"
    row = {"partnership": partnership, **project}
    return intake.put("projects", intake.project_key(partnership), row, origin, _columns("projects"))


def _project(intake: Intake, cells: Mapping[str, str], origin: Origin) -> dict[str, str]:
    project = {"stated_status": "granted"}
    themes: dict[str, None] = {}
    for column in (
        "theme",
        "theme_2",
        "theme_3",
        "start",
        "end",
        "topic_sv",
        "topic_en",
        "source_urls",
        "evidence_date",
    ):
        if column not in cells:
            continue
        text = intake.understand(SIMPLE, column, cells[column], origin, Context(intake.names)).text
        target = SIMPLE_CELLS[column][1]
        if target == "themes":
            themes |= dict.fromkeys(split_list(text))
        else:
            project[target] = text
    project["themes"] = LIST_SEPARATOR.join(themes)
    stated = all(project.get(column) for column in ("themes", "start")) and "partner" in cells
    return project | {"confidence": "high" if stated else "medium"}


def _report_cells(intake: Intake, project: Mapping[str, str], origin: Origin) -> None:
    """Note dates and addresses that are none: of a row that is left out, the tables' checks see nothing."""
    for target, column in _columns("projects").items():
        definition = column_of(SIMPLE, column)
        for item in split_list(project.get(target, "")) if definition.type.value in ("date", "url") else ():
            try:
                parse_cell(definition, item)
            except ValueError:
                doubt = Understood(item, definition.type.name, definition.allowed(), value=item)
                intake.report(origin, target, doubt, "projects")


def _known(intake: Intake, column: str, cells: Mapping[str, str], origin: Origin, context: Context) -> str:
    """The id that a cell names, or nothing."""
    result = intake.understand(SIMPLE, column, cells[column], origin, context)
    return "" if result.kind else result.text


def _columns(table: str) -> dict[str, str]:
    """The sheet's columns by those of a table; the first of several that go into one."""
    columns: dict[str, str] = {}
    for column, (its_table, target) in SIMPLE_CELLS.items():
        if its_table == table:
            columns.setdefault(target, column)
    return columns
