"""The tests' tables with partners that no source names, several Swedish partners, and a second payer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.state.state import State
from components.view import View, build_view
from data.dataset import assemble
from data.dates import parse_partial_date
from data.reading.read_folder import read_folder
from data.records import Dataset, Partnership
from data.schema.schema import TABLES as SCHEMAS
from tests.conftest import TABLES

NOTHING, COUNTRY, SEVERAL, PARTLY = "lessebo-2025", "are-2025", "karlskrona-2025", "kiruna-2025"
PAYER = "Polaris <b>"


def with_unnamed(real: Dataset) -> Dataset:
    """Return the tables with four more partnerships, all active on the tests' day.

    One of which nothing is known of the partner; one where its country is; one of
    three Swedish partners; one with a partner that is known beside one that is not.
    """
    known = real.partnerships["vaxjo-an-giang"]
    new = (
        _of(known, NOTHING, "lessebo"),
        _of(known, COUNTRY, "are", partner_countries=("GT",)),
        _of(
            known,
            SEVERAL,
            "karlskrona",
            partner_places=("chortkiv",),
            other_swedish_places=("ronneby", "region-gotland"),
            other_payers=(PAYER,),
        ),
        _of(known, PARTLY, "kiruna", partner_places=("chortkiv",), partner_countries=("GT",)),
    )
    project = next(iter(real.projects.values()))
    projects = [
        replace(
            project,
            id=f"{p.id}-1",
            partnership=p.id,
            start=parse_partial_date("2025"),
            end=parse_partial_date("2027"),
            stated_status="active",
            evidence_date=parse_partial_date("2025-06"),
        )
        for p in new
    ]
    tables = {
        name: list(real.coverage if name == "coverage" else getattr(real, name).values()) for name in SCHEMAS
    }
    tables["partnerships"] += new
    tables["projects"] += projects
    return assemble(tables)


def _of(known: Partnership, ident: str, swedish: str, **changes: tuple[str, ...]) -> Partnership:
    plain: dict[str, tuple[str, ...]] = {"partner_places": ()}
    return replace(  # type: ignore[arg-type]  # the names decide the types
        known, id=ident, swedish_place=swedish, icld_funded="yes", note_sv="", note_en="", **(plain | changes)
    )


TODAY = date(2026, 11, 22)
REAL = with_unnamed(read_folder(TABLES).dataset)


def view(code: str = "sv", **chosen: object) -> View:
    """Return a view of the tables with those four partnerships."""
    return build_view(REAL, State(language=code, **chosen), TODAY)  # type: ignore[arg-type]  # fields of the state
