"""Which names stand on the maps of a sheet, and which have numbers instead, because there is no room for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import dist, inf
from types import MappingProxyType

import numpy as np

from components.outputs.figure import labels
from components.outputs.figure.fonts import width
from components.outputs.figure.land import Land, land
from components.outputs.figure.listing import Rows
from components.outputs.figure.panels import Panel, Wanted
from components.outputs.figure.presets import Preset
from components.outputs.figure.symbols import INK, MUTED
from components.outputs.figure.text_blocks import Line, Text

LETTER_BOX = 1.06
"""Height of a name's box in parts of its size."""
_TOGETHER = 1.9
"""Markers nearer than so many of their radii share a number's place."""
_FURTHEST_SITE = 12.0
"""Points from the middle of markers that share a place to the farthest of them."""
_NUMBER_WEIGHT = 600
_ROUNDS = 6


@dataclass(slots=True)
class Names:
    """Names and numbers on the maps with their leaders; what each number stands for; how many places
    have neither, and those among them that were not given a number (``missing``).
    """

    texts: list[Text] = field(default_factory=list)
    leaders: list[Line] = field(default_factory=list)
    numbers: Mapping[str, int] = field(default_factory=dict)
    left_out: int = 0
    missing: tuple[Wanted, ...] = ()


@dataclass(frozen=True, slots=True)
class _Site:
    """Markers that one text of numbers stands for."""

    members: tuple[Wanted, ...]

    @property
    def middle(self) -> tuple[float, float]:
        return (
            sum(w.x for w in self.members) / len(self.members),
            sum(w.y for w in self.members) / len(self.members),
        )

    @property
    def reach(self) -> float:
        return max(dist(self.middle, (w.x, w.y)) + w.reach for w in self.members)


def named(
    panels: Sequence[Panel],
    preset: Preset,
    taken: Sequence[labels.Bounds],
    rows: Rows | None,
    assigned: Mapping[str, int] = MappingProxyType({}),
) -> Names:
    """Return the names; with ``rows`` as a list, those without room have numbers.

    Boxes are ``taken`` on the last map; places that are ``given`` a number (by id) have no name.
    """
    result = Names()
    maps = [_Map(panel, preset, taken if panel is panels[-1] else ()) for panel in panels]
    for each in maps:
        each.put_names([w for w in each.panel.wanted if w.id not in assigned])
    for ahead in reversed(range(_ROUNDS)):
        missing = [w for each in maps for w in each.panel.wanted if w.id not in each.names]
        result.numbers = rows.numbers(w.id for w in missing) if rows else assigned
        # Where numbers find no room a name gives way, and becomes one of them.
        failed = [each for each in maps if each.put_numbers(result.numbers)]
        if not failed or not rows or not ahead or not sum(each.gives_way() for each in failed):
            break
    result.missing = tuple(w for w in missing if w.id not in result.numbers)
    result.left_out = len(result.missing)
    for each in maps:
        each.put_extra()
        result.texts += each.texts()
        result.leaders += [p.leader for p in each.placed() if p.leader]
        result.left_out += sum(len(site.members) for site in each.failed)
    return result


@dataclass(frozen=True, slots=True)
class _Placed:
    text: Text
    box: labels.Bounds
    leader: Line | None = None


class _Map:
    """One map while its names and numbers find their places."""

    def __init__(self, panel: Panel, preset: Preset, taken: Sequence[labels.Bounds]) -> None:
        left, top, wide, high = panel.box
        self.panel, self.preset, self.taken = panel, preset, list(taken)
        self.room = (left, top, left + wide, top + high)
        self.land: Land = land(panel.projection, wide, high)
        self.names: dict[str, _Placed] = {}
        self.numbers: list[_Placed] = []
        self.others: list[_Placed] = []
        self.failed: list[_Site] = []

    def placed(self) -> list[_Placed]:
        return [*self.names.values(), *self.numbers, *self.others]

    def texts(self) -> list[Text]:
        return [p.text for p in self.placed()]

    def put_names(self, wanted: Sequence[Wanted]) -> None:
        """Put the names that find room at home."""
        self.names = self._put(wanted)

    def put_numbers(self, numbers: Mapping[str, int]) -> bool:
        """Put the numbers of markers without a name, those on top of each other together; tell whether some failed."""
        missing = [w for w in self.panel.wanted if w.id not in self.names and w.id in numbers]
        sites: list[_Site] | None = _sites(missing)
        while sites is not None:
            unnamed = [
                Wanted(_told(numbers, site), *site.middle, site.reach, str(i), _country(site))
                for i, site in enumerate(sites)
            ]
            self.numbers = []
            put = self._put(unnamed, _NUMBER_WEIGHT, strict=False)
            self.numbers = list(put.values())
            self.failed = [site for i, site in enumerate(sites) if str(i) not in put]
            sites = _joined(sites, self.failed) if self.failed else None
        return bool(self.failed)

    def gives_way(self) -> bool:
        """Take the name away that stands nearest to each place where numbers found no room; tell if there was any."""
        assigned = set()
        for site in self.failed:
            x, y = site.middle
            near = [(_away(name.box, x, y), ident) for ident, name in self.names.items()]
            assigned |= {ident for far, ident in sorted(near)[:2] if far < labels.FARTHEST}
        for ident in assigned:
            del self.names[ident]
        return bool(assigned)

    def put_extra(self) -> None:
        """Put the names that may be missing: such as stand beside their points, and those in their own middle."""
        self.others = list(self._put(self.panel.optional).values())
        size = self.preset.label
        marks = [*((w.x, w.y, w.reach) for w in self.panel.wanted), *self.panel.spots]
        for extra in self.panel.extra:
            wide, high = width(extra.text, size), size * LETTER_BOX
            box = (extra.x - wide / 2, extra.y - high / 2, extra.x + wide / 2, extra.y + high / 2)
            if labels.is_free(box, self.room, self._used(), marks, self._leaders()) and self._is_home(
                extra, box
            ):
                self.others.append(_Placed(_text(extra.text, box, size, 400, MUTED), box))

    def _put(self, wanted: Sequence[Wanted], weight: int = 400, strict: bool = True) -> dict[str, _Placed]:
        """Return texts by id where there is room for them."""
        size = self.preset.label
        own = {(w.x, w.y) for w in wanted}
        marked = ((w.x, w.y, w.reach) for w in self.panel.wanted if (w.x, w.y) not in own)
        sized = [
            labels.Name(w.x, w.y, w.reach, width(w.text, size, weight), size * LETTER_BOX, w.country, strict)
            for w in wanted
        ]
        result = labels.place(
            sized, self.room, self.panel.avoid, self._used(), [*self.panel.spots, *marked], self.land,
            self._leaders(), careful=strict,
        )  # fmt: skip
        return {
            wanted[p.name].id: _Placed(_text(wanted[p.name].text, p.box, size, weight), p.box, p.leader)
            for p in result
        }

    def _used(self) -> list[labels.Bounds]:
        return [*self.taken, *(p.box for p in self.placed())]

    def _leaders(self) -> list[Line]:
        return [p.leader for p in self.placed() if p.leader]

    def _is_home(self, extra: Wanted, box: labels.Bounds) -> bool:
        left, top = self.room[:2]
        moved = np.array([(box[0] - left, box[1] - top, box[2] - left, box[3] - top)])
        return not extra.country or not self.land.foreign(extra.country, moved)[0]


def _sites(wanted: Sequence[Wanted]) -> list[_Site]:
    """Return markers put together with those that they lie upon."""
    sites: list[_Site] = []
    for one in sorted(wanted, key=lambda w: (w.country, w.x, w.y)):
        near = [(dist(site.middle, (one.x, one.y)), i) for i, site in enumerate(sites)]
        far, i = min(near, default=(inf, -1))
        if far < _TOGETHER * one.reach:
            sites[i] = _Site((*sites[i].members, one))
        else:
            sites.append(_Site((one,)))
    return sites


def _joined(sites: Sequence[_Site], failed: Sequence[_Site]) -> list[_Site] | None:
    """Return the sites with those that found no room joined to their nearest; None where all are too far away."""
    options = []
    for i, one in enumerate(sites):
        for j, other in enumerate(sites) if one in failed else ():
            both = _Site(one.members + other.members)
            if i != j and both.reach < _FURTHEST_SITE + one.members[0].reach:
                options.append((both.reach, i, j, both))
    joined: list[_Site] = []
    gone: set[int] = set()
    for _, i, j, both in sorted(options, key=lambda option: option[:3]):
        if not gone & {i, j}:
            gone |= {i, j}
            joined.append(both)
    return [site for i, site in enumerate(sites) if i not in gone] + joined if joined else None


def _away(box: labels.Bounds, x: float, y: float) -> float:
    return dist((x, y), (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3])))


def _country(site: _Site) -> str:
    countries = {w.country for w in site.members}
    return countries.pop() if len(countries) == 1 else ""


def _told(numbers: Mapping[str, int], site: _Site) -> str:
    """Return ``3, 5–7``, the numbers of a site: such as follow each other are drawn together."""
    runs: list[list[int]] = []
    for number in sorted(numbers[w.id] for w in site.members):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]}{'–' if len(run) > 2 else ', '}{run[-1]}" for run in runs
    )


def _text(text: str, box: labels.Bounds, size: float, weight: int, colour: str = INK) -> Text:
    return Text(text, box[0], box[1] + size * 0.8, size, weight, colour=colour, halo=True)
