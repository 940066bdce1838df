"""Tables made for the browser: as many rows as there are texts, and every column holds every text once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.schema.schema import TABLES
from tests.security.strings import ADDRESSES, HOSTILE, SAFE_ADDRESSES
from tests.security.tables import as_listed, write

N = len(HOSTILE)
COUNTRIES = ("KE", "UA", "BW")
"""The partners' countries, in turn: each has so few rows that the panel lists them all."""
_COUNTIES = ("01", *(f"{n:02}" for n in range(3, 11)), *(f"{n}" for n in (12, 13, 14, *range(17, 26))))
Row = dict[str, str]


def spread(folder: Path, texts: Sequence[str] = HOSTILE) -> Path:
    """Write the tables into a folder; row *n* of each is about Swedish place ``k<n>`` and partner ``a<n>``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in spread_rows(texts).items():
        write(folder / TABLES[name].file, TABLES[name], rows)
    return folder


def spread_rows(texts: Sequence[str], years: Sequence[int] = (2020,)) -> dict[str, list[Row]]:
    """Return the rows of each table; every text column of the schema holds every text, whatever columns there are.

    A year has one row only, so ``coverage`` holds as many texts as there are years. At most 2100 texts.
    """
    count = len(texts)
    rows = {
        "theme_groups": [{"id": f"g{n}", "colour": "#336699", "shape": "circle"} for n in range(count)],
        "themes": [{"id": f"t{n}", "group": f"g{n}", "goals": "5"} for n in range(count)],
        "countries": [{"id": c, "world_region": "africa"} for c in ("SE", *COUNTRIES)],
        "places": [_kommun(n) for n in range(count)] + [_abroad(n) for n in range(count)],
        "programmes": [{"id": f"P{n}"} for n in range(count)],
        "sources": [{"url": f"https://example.org/{n}"} for n in range(count)],
        "partnerships": [_partnership(n) for n in range(count)],
        "projects": [_project(n) for n in range(count)],
        "articles": [_article(n) for n in range(count)],
        "coverage": [{"year": str(year), "projects": "59"} for year in years],
    }
    for table in TABLES.values():
        for n, row in enumerate(rows[table.name]):
            for at, column in enumerate(c for c in table.columns if c.type.name == "text"):
                row[column.name] = as_listed(column, texts[(n + 7 * at) % count])
    return rows


def _kommun(n: int) -> Row:
    county = _COUNTIES[n // 100]
    lat, lon = 55 + 0.9 * (n // 10 % 20), 10 + 1.2 * (n % 10)
    return {
        "id": f"k{n}", "kind": "kommun", "country": "SE", "code": f"{county}{n % 100:02}", "county": county,
        "lat": str(lat), "lon": str(lon),
    }  # fmt: skip


def _abroad(n: int) -> Row:
    lat, lon = -34 + 6 * (n // 12 % 20), -60 + 10 * (n % 12)
    kind = ("city", "county", "other")[n % 3]
    return {"id": f"a{n}", "kind": kind, "country": COUNTRIES[n % 3], "lat": str(lat), "lon": str(lon)}


def _partnership(n: int) -> Row:
    return {
        "id": f"p{n}",
        "swedish_place": f"k{n}",
        "partner_places": f"a{n}",
        "programme": f"P{n}",
        "icld_funded": "yes",
    }


def _project(n: int) -> Row:
    bad, good = ADDRESSES[n % len(ADDRESSES)], SAFE_ADDRESSES[n % len(SAFE_ADDRESSES)]
    return {
        "id": f"p{n}-1", "partnership": f"p{n}", "themes": f"t{n}", "start": "2025", "end": "2027",
        "stated_status": "active", "evidence_date": "2026-01", "source_urls": f"{bad};{good}", "confidence": "low",
    }  # fmt: skip


def _article(n: int) -> Row:
    return {
        "id": f"r{n}", "language": "sv", "url": ADDRESSES[n % len(ADDRESSES)] if n % 2 else SAFE_ADDRESSES[0],
        "twin_url": ADDRESSES[-1 - n % len(ADDRESSES)], "published": "2026-01", "kind": "article",
        "programme": "KP", "places": f"k{n};a{n}", "partnerships": f"p{n}", "themes": f"t{n}",
    }  # fmt: skip
