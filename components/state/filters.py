"""Every filter, declared once: page, address, API, exports, figures, embed and the site without a server read this.

A field of :class:`Filters` is a filter. Beside it, a filter needs its texts in both language files:
``filter.<name>``, ``phrase.<name>``, ``open_data.word_<name>``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from data.goals import GOALS, goals_of
from data.records import BASES, STATUSES, Dataset, Funding, Partnership, Project, SwedishKind
from geo.gazetteer.provinces import province_of, provinces

Chosen = tuple[str, ...]
"""The ids that a viewer chose in a filter; none do not filter."""
Scope = Literal["partnership", "project", "standing", "article"]
Label = Literal["text", "goal", "country", "place", "language", "names"]
ValuesOf = Callable[[Any], Iterable[str]]
WORLD_REGIONS = ("africa", "americas", "asia", "europe", "oceania")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is to be known of one filter.

    ``ids`` gives the values that an address may hold, in the order in which they are listed unless
    ``by_alphabet``. With ``only_used`` those that no record has are not offered.

    ``scope`` says what has the values. Those of a ``partnership`` are the same on any day. Those of a ``project``
    count, once a status is chosen, in projects of the partnership's own status only: "active on climate" means
    an active climate project. Those of a ``standing`` depend on the day and are the attribute of a row that has the
    filter's name. An ``article`` is filtered on its own page. ``values`` returns, for a dataset, the function from a
    record to its values.

    ``label`` says what an id is called: ``text`` is ``<filter>.<id>`` in the language files, ``names`` the names by
    language that ``names`` returns.

    ``widget`` shows few options as ``pills``, many in a ``chooser``. ``panel`` says where the widget stands: always
    ``in_sight``, among the ``more``, or there only once a link has chosen something (``linked``). That of an article
    stands in none of them.
    """

    ids: Callable[[Dataset], Iterable[str]]
    scope: Scope = "partnership"
    values: Callable[[Dataset], ValuesOf] | None = None
    label: Label = "text"
    names: Callable[[Dataset, str], Mapping[str, str]] | None = None
    by_alphabet: bool = False
    only_used: bool = False
    widget: Literal["pills", "chooser"] = "pills"
    panel: Literal["in_sight", "more", "linked", ""] = "more"
    default: Chosen = ()


def filter_field(entry: Filter) -> Chosen:
    """Return a dataclass field for a filter; its default is the filter's."""
    return field(default=entry.default, metadata={"filter": entry})


def filters_of(record: type[Filters]) -> dict[str, Filter]:
    """Return the filters among the fields of a class, by name."""
    return {f.name: f.metadata["filter"] for f in fields(record) if "filter" in f.metadata}


def _countries(dataset: Dataset) -> Callable[[Partnership], Iterable[str]]:
    return lambda p: (*(dataset.places[i].country for i in p.partner_places), *p.partner_countries)


def _world_regions(dataset: Dataset) -> Callable[[Partnership], Iterable[str]]:
    countries, known = _countries(dataset), dataset.countries
    return lambda p: (known[c].world_region for c in countries(p) if c in known)


def _swedish_places(dataset: Dataset) -> Callable[[Partnership], Iterable[str]]:
    return lambda p: (place.id for place in dataset.with_twins(p.swedish_places))


def _kinds(dataset: Dataset) -> Callable[[Partnership], Iterable[str]]:
    return lambda p: (place.kind for place in dataset.with_twins(p.swedish_places))


def _goals(dataset: Dataset) -> Callable[[Project], Iterable[str]]:
    return lambda project: map(str, goals_of(project, dataset.themes))


@dataclass(frozen=True, slots=True)
class Filters:
    """What the viewer chose in each filter of the partnerships, in the order of the address."""

    theme: Chosen = filter_field(
        Filter(
            ids=lambda dataset: dataset.themes,
            scope="project",
            values=lambda dataset: lambda project: project.themes,
            label="names",
            names=lambda dataset, i: {"sv": dataset.themes[i].label_sv, "en": dataset.themes[i].label_en},
            panel="in_sight",
        )
    )
    goal: Chosen = filter_field(
        Filter(
            ids=lambda dataset: map(str, GOALS),
            scope="project",
            values=_goals,
            label="goal",
            only_used=True,
            widget="chooser",
        )
    )
    country: Chosen = filter_field(
        Filter(
            ids=lambda dataset: dataset.countries,
            values=_countries,
            label="country",
            by_alphabet=True,
            only_used=True,
            widget="chooser",
            panel="in_sight",
        )
    )
    world_region: Chosen = filter_field(
        Filter(ids=lambda dataset: WORLD_REGIONS, values=_world_regions, by_alphabet=True, only_used=True)
    )
    swedish_place: Chosen = filter_field(
        Filter(
            ids=lambda dataset: (p.id for p in dataset.places.values() if p.is_swedish),
            values=_swedish_places,
            label="place",
            by_alphabet=True,
            only_used=True,
            widget="chooser",
            panel="in_sight",
        )
    )
    partner_place: Chosen = filter_field(
        Filter(
            ids=lambda dataset: (p.id for p in dataset.places.values() if not p.is_swedish),
            values=lambda dataset: lambda partnership: partnership.partner_places,
            label="place",
            by_alphabet=True,
            only_used=True,
            widget="chooser",
            panel="in_sight",
        )
    )
    partner_province: Chosen = filter_field(
        Filter(
            ids=lambda dataset: provinces(),
            values=lambda dataset: (
                lambda partnership: (province_of(dataset.places[i]) for i in partnership.partner_places)
            ),
            label="names",
            names=lambda dataset, i: {"sv": provinces()[i].name_sv, "en": provinces()[i].name_en},
            by_alphabet=True,
            only_used=True,
            widget="chooser",
        )
    )
    kind: Chosen = filter_field(Filter(ids=lambda dataset: get_args(SwedishKind), values=_kinds))
    status: Chosen = filter_field(Filter(ids=lambda dataset: STATUSES, scope="standing", default=("active",)))
    basis: Chosen = filter_field(
        # "No news for 36 months" is chosen by links; without one there is enough to choose from.
        Filter(ids=lambda dataset: BASES, scope="standing", panel="linked")
    )
    programme: Chosen = filter_field(
        Filter(
            ids=lambda dataset: dataset.programmes,
            values=lambda dataset: lambda partnership: (partnership.programme,),
            label="names",
            names=lambda dataset, i: {
                "sv": dataset.programmes[i].name_sv,
                "en": dataset.programmes[i].name_en,
            },
        )
    )
    funding: Chosen = filter_field(
        Filter(
            ids=lambda dataset: get_args(Funding),
            values=lambda dataset: lambda partnership: (partnership.icld_funded,),
            default=("yes",),
        )
    )
