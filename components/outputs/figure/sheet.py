"""The sheet: title, maps, legend, list and sources, each in its place. Pure; points from the upper left corner."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from components.outputs.figure.captions import (
    footer,
    numbers,
    subtitle,
    title,
)
from components.outputs.figure.fonts import width
from components.outputs.figure.labels import Bounds
from components.outputs.figure.layout import SWEDISH_MAPS, Plan, is_upright, link_extent, plan
from components.outputs.figure.legend import Entry
from components.outputs.figure.listing import Rows, set_list
from components.outputs.figure.locator import is_lost, locator, sources
from components.outputs.figure.map_notes import corner, remarks
from components.outputs.figure.numbering import LETTER_BOX, Names, named
from components.outputs.figure.panels import Panel, link_panel, sweden_panel
from components.outputs.figure.presets import ASCENT, BRIEF, PRESETS, Frame, Preset
from components.outputs.figure.request import Figure, with_options
from components.outputs.figure.row_names import NO_BREAK
from components.outputs.figure.small_sheet import SHARE, small_plan
from components.outputs.figure.symbols import INK
from components.outputs.figure.text_blocks import (
    SEPARATOR,
    Line,
    Text,
    foot,
    head,
    nothing,
    small_head,
)
from components.state.figure import Options

_ROUNDS = 3
_WORTH = 0.7
"""What is left to a small map's content when its numbers are explained, in parts of what it had."""


_Drawn = tuple[tuple[Panel, ...], Names, list[Text]]
"""The maps, the names on them, and what is said on them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that stands on a sheet."""

    preset: Preset
    panels: tuple[Panel, ...]
    texts: tuple[Text, ...]
    names: tuple[Text, ...]
    leaders: tuple[Line, ...]
    legend: tuple[Entry, ...]
    rules: tuple[Line, ...]
    backs: tuple[Frame, ...] = ()


def page(figure: Figure) -> Sheet:
    """Return the sheet for a view."""
    view, options = figure.view, figure.options
    preset = BRIEF if options.preset == BRIEF.name else PRESETS[options.preset]
    texts: list[Text] = []
    rules: list[Line] = []
    top, bottom = preset.margin, preset.height - preset.margin
    if preset.compact:
        top, bottom = 0.0, preset.height
    if options.footer:
        bottom = foot(texts, rules, footer(view, figure.origin, preset.compact), preset)
    if options.header:
        headline = title(figure), subtitle(view, titled=not options.title)
        if preset.compact:
            most = bottom - preset.height * SHARE
            top = small_head(texts, headline, numbers(view, short=True), preset, most)
        else:
            top = head(texts, *headline, SEPARATOR.join(numbers(view)), preset)
    layout, panels, names, notes = _mapped(figure, preset, top, bottom)
    texts += [*layout.words, *notes]
    if layout.rows and layout.listing:
        texts += set_list(_on_map(layout, options, panels) or layout.rows, layout.listing, names.numbers)
    return Sheet(
        layout.preset,
        panels,
        tuple(texts),
        tuple(names.texts),
        tuple(names.leaders),
        layout.legend,
        tuple(rules),
        layout.backs,
    )


def _mapped(
    figure: Figure, preset: Preset, top: float, bottom: float
) -> tuple[Plan, tuple[Panel, ...], Names, list[Text]]:
    """Return the plan, the maps, the names on them, and what is said on them."""
    view, options = figure.view, figure.options
    if not preset.compact:
        layout = plan(figure, preset, top, bottom)
        return layout, *_drawn(figure, layout)
    layout = small_plan(figure, preset, top, bottom)
    drawn = _drawn(figure, layout)
    names = drawn[1]
    if options.map in SWEDISH_MAPS and names.left_out > 2 * len(names.texts):
        # So few names say less than none, and hide what the colours say.
        return layout, *_drawn(
            replace(figure, view=with_options(view, replace(options, labels=False))), layout
        )
    if options.map in SWEDISH_MAPS or layout.listing:
        return layout, *_with_remark(figure, layout, drawn)
    # Countries without room for their names have numbers, which the legend explains.
    missing: dict[str, str] = {}
    for _ in range(_ROUNDS):
        if not names.missing:
            break
        missing |= {w.id: w.text for w in names.missing}
        ordered = sorted(missing, key=lambda code: view.language.sort_key(missing[code]))
        assigned = {code: i + 1 for i, code in enumerate(ordered)}
        more = tuple(Entry("text", f"{assigned[code]}{NO_BREAK}{missing[code]}", INK) for code in ordered)
        other = small_plan(figure, layout.preset, top, bottom, more)
        size = _content(figure, other) / _content(figure, layout)
        if other.listing or size < _WORTH or other.preset != layout.preset:
            return layout, *_with_remark(figure, layout, drawn)
        numbered, names = other, (result := _drawn(figure, other, assigned))[1]
    return (numbered, *_with_remark(figure, numbered, result, assigned)) if missing else (layout, *drawn)


def _with_remark(
    figure: Figure, layout: Plan, drawn: _Drawn, assigned: Mapping[str, int] = MappingProxyType({})
) -> _Drawn:
    """Return a small sheet's maps with a word on the names that found no room, which takes some itself."""
    return _drawn(figure, layout, assigned, remarked=True) if drawn[1].left_out else drawn


def _content(figure: Figure, layout: Plan) -> float:
    """Return how high the content of the last map can be, in points."""
    extent = link_extent(figure)
    return min(layout.inner[2] / extent.shape(), layout.inner[3]) if layout.inner and extent else 0.0


def _drawn(
    figure: Figure, layout: Plan, assigned: Mapping[str, int] = MappingProxyType({}), remarked: bool = False
) -> _Drawn:
    view, options, preset = figure.view, figure.options, layout.preset
    panels = _panels(figure, layout)
    empty = [] if view.rows else nothing(view, panels[-1].box, preset)
    occupied = [_bounds(box) for box in layout.backs]
    extent = link_extent(figure)
    inset = locator(view, preset, options.ink, panels[-1], extent, occupied) if extent else None
    if inset:
        occupied.append(_bounds(inset.box))
    remarked = options.labels and (remarked or not preset.compact)
    note_corner = corner(view, panels, preset, remarked, occupied)
    occupied += [*([note_corner.box] if note_corner else []), *map(_bounds_of_text, empty)]
    if extent and options.labels and is_lost(view, panels[-1], extent):
        panels = (*panels[:-1], replace(panels[-1], optional=sources(view, panels[-1])))
    names = (
        named(panels, preset, occupied, _on_map(layout, options, panels), assigned)
        if options.labels
        else Names()
    )
    notes = [*empty, *remarks(view, panels, preset, note_corner, names.left_out if remarked else 0)]
    return (*panels, inset) if inset else panels, names, notes


def _on_map(layout: Plan, options: Options, panels: Sequence[Panel]) -> Rows | None:
    """Return the rows of the list: of a close-up those whose partner is on the map."""
    if options.map != "close" or layout.rows is None:
        return layout.rows
    return layout.rows.of({w.id for w in panels[0].wanted})


def _bounds(frame: Frame) -> Bounds:
    left, top, wide, high = frame
    return left, top, left + wide, top + high


def _panels(figure: Figure, layout: Plan) -> tuple[Panel, ...]:
    view, options = figure.view, figure.options
    preset, ink, boxes = layout.preset, options.ink, layout.boxes
    extent = link_extent(figure)
    if extent is None:
        by_region = options.map == "regions"
        return (sweden_panel(view, preset, ink, boxes[0], by_region, options.labels, layout.inner),)
    if options.map != "both":
        return (
            link_panel(view, preset, ink, boxes[0], extent, layout.inner, by_country=_by_country(layout)),
        )
    # On a small sheet Sweden beside the world is too small for names.
    named = options.labels and not preset.compact
    if is_upright(boxes):
        return (
            link_panel(view, preset, ink, boxes[0], extent),
            sweden_panel(view, preset, ink, boxes[1], False, named),
        )
    return (
        sweden_panel(view, preset, ink, boxes[0], False, named),
        link_panel(view, preset, ink, boxes[1], extent, layout.inner, by_country=_by_country(layout)),
    )


def _by_country(layout: Plan) -> bool:
    """Tell whether partners are named by their countries alone: on a small sheet that has no room for a list."""
    return layout.preset.compact and layout.listing is None


def _bounds_of_text(line: Text) -> Bounds:
    wide = width(line.text, line.size, line.weight)
    left = line.x - (wide / 2 if line.anchor == "middle" else 0)
    return left, line.y - line.size * ASCENT, left + wide, line.y + line.size * (LETTER_BOX - ASCENT)
