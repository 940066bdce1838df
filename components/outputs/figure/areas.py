"""Which Swedish areas the rows fill, and as what."""

from __future__ import annotations

from components.view import View


def areas(view: View, by_region: bool) -> tuple[tuple[str, ...], dict[str, str]]:
    """The kinds of areas that are filled, and each area's kind by its code."""
    codes: dict[str, str] = {}

    def put(code: str, kind: str, active: bool) -> None:
        rank = (
            "within_other",
            "within_active",
            "region_other",
            "region_active",
            "kommun_other",
            "kommun_active",
        )
        full = f"{kind}_{'active' if active else 'other'}"
        if code and (code not in codes or rank.index(full) > rank.index(codes[code])):
            codes[code] = full

    for row in view.rows:
        active = row.status == "active"
        for place in row.swedish_places:
            if place.kind == "region":
                put(place.code, "region", active)
            elif by_region:
                put(place.county, "within", active)
            elif place.kind == "kommun":
                put(place.code, "kommun", active)
    kinds = list(dict.fromkeys(codes.values()))
    if any(p.kind == "kommunalforbund" for r in view.rows for p in r.swedish_places) and not by_region:
        kinds.append("kommunalforbund")
    return tuple(kinds), codes
