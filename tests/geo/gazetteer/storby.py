"""A town that is made up, as the gazetteer's index holds it."""

from typing import Any

from geo.gazetteer.index import Row
from geo.gazetteer.sources import OWN


def place(ident: int = 1, **changes: Any) -> Row:
    row = Row(
        *("storby", OWN, "", ident, "Storby", "KE", "", "town", 0.0, 30.0 + ident, 100_000, f"s{ident}", "")
    )
    return row._replace(**changes)
