"""Rules that hold between the cells of a row, and between rows."""

from collections.abc import Callable

import pytest

from data.reading.load import Loaded
from data.records import Problem
from data.schema.schema import TABLES


def told(loaded: Loaded) -> list[tuple[str, int, str, str, str]]:
    return [(p.table, p.row, p.column, p.value, p.kind) for p in loaded.problems]


Change = Callable[..., Loaded]


# Rules across cells


@pytest.mark.parametrize(
    ("file", "old", "new", "problems"),
    [
        (
            "projects.csv",
            ",2015,2017,",
            ",2015,2014,",
            [("projects.csv", 3, "end", "2014", "date-order")],
        ),
        # What is over before it can have begun is wrong; a date that is less exact is not.
        *(
            (
                "projects.csv",
                ",2015,2017,",
                f",{dates},",
                [("projects.csv", 3, "end", end, "date-order")] if end else [],
            )
            for dates, end in (
                *(
                    ("2015,2015", ""),
                    ("2015-07,2015", ""),
                    ("2015,2015-06", ""),
                    ("2015-07-01,2015-07-01", ""),
                ),
                *(("2015-07,2015-06", "2015-06"), ("2015-07-02,2015-07-01", "2015-07-01")),
            )
        ),
        (
            *("partnerships.csv", "norrkoping,kherson", "vushtrri,kherson"),
            [
                ("partnerships.csv", 4, "swedish_place", "vushtrri", "swedish-place"),
                ("projects.csv", 6, "partnership", "norrkoping-kherson", "not-loaded"),
            ],
        ),
        (
            *("partnerships.csv", "ale,ghanzi;budesti", "ale,lund;budesti"),
            [("partnerships.csv", 3, "partner_places", "lund", "partner-abroad")],
        ),
        (
            *("projects.csv", "norrkoping-kherson-1,norrkoping-kherson", "norrkoping-kherson-1,ale-ghanzi"),
            [("partnerships.csv", 4, "id", "norrkoping-kherson", "no-project")],
        ),
        (
            *("partnerships.csv", "2017.,,,", "2017.,budesti,,"),
            [("partnerships.csv", 2, "other_swedish_places", "budesti", "other-swedish")],
        ),
        (
            *("partnerships.csv", "2017.,,,", "2017.,ale,,"),
            [("partnerships.csv", 2, "other_swedish_places", "ale", "other-swedish-lead")],
        ),
        (
            *("partnerships.csv", "2017.,,,", "2017.,,SE,"),
            [("partnerships.csv", 2, "partner_countries", "SE", "partner-country")],
        ),
        (
            *("partnerships.csv", "2017.,,,", "2017.,,BW;MD,"),
            [("partnerships.csv", 2, "partner_countries", "BW", "partner-country-known")],
        ),
        ("partnerships.csv", ",norrkoping,kherson,", ",norrkoping,,", []),
        (
            *("partnerships.csv", ",norrkoping,kherson,", ",norrkoping,nowhere,"),
            [
                ("partnerships.csv", 4, "partner_places", "nowhere", "reference"),
                ("projects.csv", 6, "partnership", "norrkoping-kherson", "not-loaded"),
            ],
        ),
        (
            *("partnerships.csv", ",norrkoping,kherson,", ",norrkoping,No Where,"),
            [
                ("partnerships.csv", 4, "partner_places", "No Where", "id"),
                ("projects.csv", 6, "partnership", "norrkoping-kherson", "not-loaded"),
            ],
        ),
        ("places.csv", ",1281,12,", ",12,12,", [("places.csv", 5, "code", "12", "code-kind")]),
        ("places.csv", ",1281,12,", ",,12,", [("places.csv", 5, "code", "", "code-kind")]),
        ("places.csv", ",1281,12,", ",1281,13,", [("places.csv", 5, "county", "13", "county-code")]),
        ("places.csv", "SE,09,09,", "SE,0900,09,", [("places.csv", 8, "code", "0900", "code-kind")]),
        ("places.csv", "city,UG,,,", "city,UG,12,,", [("places.csv", 11, "code", "12", "code-kind")]),
        ("places.csv", "city,UG,,,", "city,UG,,12,", [("places.csv", 11, "county", "12", "county-abroad")]),
        ("places.csv", "Lund,,kommun,", "Lund,,city,", [("places.csv", 5, "kind", "city", "kind-country")]),
    ],
)
def test_rules_across_cells(
    change: Change, file: str, old: str, new: str, problems: list[tuple[str, int, str, str, str]]
) -> None:
    assert told(change(file, old, new)) == problems


@pytest.mark.parametrize(
    ("cells", "problems"),
    [
        (",Q1234567,SE-M,212000-1132", []),
        ("2693678,,,", []),
        (",,DK-84,", [("iso_3166_2", "DK-84", "subdivision-country")]),
        (",,,2120001132", [("organisation_id", "2120001132", "organisation-sweden")]),
        ("0,1234567,SEM,-", [("geonames", "0", "geonames"), ("wikidata", "1234567", "wikidata"),
                             ("iso_3166_2", "SEM", "iso_3166_2"), ("organisation_id", "-", "organisation_id")]),
    ],
)  # fmt: skip
def test_numbers_in_other_registers(change: Change, cells: str, problems: list[tuple[str, str, str]]) -> None:
    row = f"lund,Lunds kommun,Lund,,kommun,SE,1281,12,55.7,13.4,by hand,,,{cells}"
    loaded = change("places.csv", f"{','.join(TABLES['places'].column_names)}\n{row}\n".encode())
    assert [(p.column, p.value, p.kind) for p in loaded.problems if p.table == "places.csv"] == problems
    lund = loaded.dataset.places["lund"]
    kept = [lund.geonames or "", lund.wikidata, lund.iso_3166_2, lund.organisation_id]
    wrong = {value for _, value, _ in problems}
    assert [str(value) for value in kept] == ["" if cell in wrong else cell for cell in cells.split(",")]


def test_an_end_before_the_start_is_unknown(change: Change) -> None:
    loaded = change("projects.csv", ",2015,2017,", ",2015,2014,")
    assert loaded.problems == (Problem("projects.csv", 3, "end", "2014", "date-order", "2015"),)
    assert loaded.dataset.projects["ale-ghanzi-2"].end is None
