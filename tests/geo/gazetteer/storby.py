"""A town that is made up, as the gazetteer holds it."""

from typing import Any

from geo.gazetteer.candidate import GazetteerPlace


def place(number: int = 1, **changes: Any) -> GazetteerPlace:
    town = GazetteerPlace("Storby", "KE", "", "town", 0.0, 30.0 + number, 100_000, f"s{number}", "", "")
    return town._replace(**{"within": changes.get("region", "")} | changes)
