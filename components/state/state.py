"""Everything the viewer chose, as one frozen value, and its one URL codec.

The address carries ids, never labels, so a link means the same in every
language. Defaults are left out, unknown values fall away, and lists are
sorted as the user chose them: ``/table?theme=climate,youth&date=2020``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, get_args
from urllib.parse import quote, urlencode

from components.state.figure import DEFAULT as USUAL_FIGURE
from components.state.figure import NAMES as FIGURE_NAMES
from components.state.figure import Options, decode_options, encode_options
from data.goals import GOALS
from data.records import (
    BASES,
    STATUSES,
    ArticleKind,
    ArticleProgramme,
    Dataset,
    Funding,
    PublicationType,
    SwedishKind,
)
from data.status import Period

NAVIGATION = ("map", "place", "articles", "table", "numbers", "report", "about")
PAGES = (*NAVIGATION, "embed")
LANGUAGES = ("sv", "en")
AREAS = ("world", "europe", "africa", "sweden", "fit")
SORTS = ("swedish", "partner", "country", "status", "start", "end", "theme")
ARTICLE_SORTS = ("oldest", "title")
"""The orders of articles that an address names; without one they come newest first."""
COLUMNS = (
    "swedish",
    "partner",
    "country",
    "status",
    "start",
    "end",
    "theme",
    "topic",
    "basis",
    "sources",
    "map",
)
"""The table's columns, in the order in which it shows them."""
WORLD_REGIONS = ("africa", "americas", "asia", "europe", "oceania")
PANELS = ("overview", "list", "articles")
ANSWERS = ("active", "programme_end", "other", "planned", "unverified", "ended", "none")
"""What the list of places can be narrowed to, see ``components.view.answers``."""
FORMER = "former"
"""The word in the address for the list of places abroad without an active partner, see ``components.view.former``."""
TEXT_LIMIT = 120
YEARS = (1900, 2100)
"""Years that an address may ask for, beyond any that the tables can hold."""
TODAY = "today"
"""The word in the address for today, where the usual day is another: the end of the programme."""
ALL = "all"
"""The word in the address for a list that was emptied although its default is not empty."""


@dataclass(frozen=True, slots=True)
class State:
    """What one viewer looks at. Lists hold ids; an empty list does not filter.

    ``date`` is empty for the usual day (today, or the end of the programme once that is past), ``today``, or
    a year, month or day as in ``Period.parse``.
    ``article_from`` and ``article_to`` are the first and the last year, empty without a limit.
    ``selection`` is empty, ``place:ID`` or ``partnership:ID``. ``columns`` are those that the table shows, empty
    for all of them; they filter nothing. ``figure`` says how the figure of a report is
    drawn; its names in the address are its own.
    """

    page: str = "map"
    language: str = "sv"
    theme: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    world_region: tuple[str, ...] = ()
    swedish_place: tuple[str, ...] = ()
    partner_place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ("active",)
    basis: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    funding: tuple[str, ...] = ("yes",)
    date: str = ""
    text: str = ""
    selection: str = ""
    id: str = ""
    area: str = ""
    panel: str = "overview"
    sort: str = ""
    start: int = 0
    answer: str = ""
    article_kind: tuple[str, ...] = ()
    article_programme: tuple[str, ...] = ()
    article_language: tuple[str, ...] = ()
    article_publication_type: tuple[str, ...] = ()
    article_from: str = ""
    article_to: str = ""
    article_sort: str = ""
    columns: tuple[str, ...] = ()
    figure: Options = USUAL_FIGURE


DEFAULT = State()
_IN_QUERY = tuple(
    (f.name, getattr(DEFAULT, f.name)) for f in fields(State) if f.name not in ("page", "figure")
)
"""What the query holds beside the figure's options, and what it leaves out: a site writes tens of thousands."""
LISTS = tuple(f.name for f in fields(State) if isinstance(getattr(DEFAULT, f.name), tuple))
FILTERS = tuple(n for n in LISTS if not n.startswith("article_") and n != "columns")
"""The lists that decide which partnerships are shown."""
WITHOUT_ARTICLES: Mapping[str, Any] = {
    f.name: getattr(DEFAULT, f.name) for f in fields(State) if f.name.startswith("article_")
}
"""What is about articles alone, at its default: for an address that is about partnerships."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids that exist, by field; built once per dataset."""

    lists: Mapping[str, frozenset[str]]
    places: frozenset[str]
    partnerships: frozenset[str]

    @property
    def focuses(self) -> frozenset[str]:
        """The countries and parts of the world that a close-up can show."""
        return self.lists["country"] | self.lists["world_region"]


def vocabulary(dataset: Dataset) -> Vocabulary:
    """Return the ids that a state of this dataset may hold."""
    swedish = frozenset(p.id for p in dataset.places.values() if p.is_swedish)
    lists = {
        "theme": frozenset(dataset.themes),
        "goal": frozenset(map(str, GOALS)),
        "country": frozenset(dataset.countries),
        "world_region": frozenset(WORLD_REGIONS),
        "swedish_place": swedish,
        "partner_place": frozenset(dataset.places) - swedish,
        "kind": frozenset(get_args(SwedishKind)),
        "status": frozenset(STATUSES),
        "basis": frozenset(BASES),
        "programme": frozenset(dataset.programmes),
        "funding": frozenset(get_args(Funding)),
        "article_kind": frozenset(get_args(ArticleKind)),
        "article_programme": frozenset(get_args(ArticleProgramme)),
        "article_language": frozenset(a.language for a in dataset.articles.values()),
        "article_publication_type": frozenset(get_args(PublicationType)) - {""},
        "columns": frozenset(COLUMNS),
    }
    return Vocabulary(lists, frozenset(dataset.places), frozenset(dataset.partnerships))


def encode(state: State) -> dict[str, str]:
    """Return the query of a state, in a fixed order, defaults left out; the page is the path."""
    query: dict[str, str] = {}
    for name, usual in _IN_QUERY:
        value = getattr(state, name)
        if value != usual:
            query[name] = (",".join(value) or ALL) if isinstance(value, tuple) else str(value)
    return query if state.figure is USUAL_FIGURE else query | encode_options(state.figure)


def decode(page: str, query: Mapping[str, Iterable[str]], known: Vocabulary) -> State:
    """Return the state that an address means; whatever is unknown falls away.

    ``query`` maps each name to all its values: ``theme=a,b`` and ``theme=a&theme=b`` are the same.
    """
    found: dict[str, object] = {}
    for name, values in query.items():
        text = ",".join(values)
        if name in known.lists:
            ids = (known_id(v, known.lists[name]) for v in text.split(","))
            chosen = tuple(dict.fromkeys(v for v in ids if v))
            if chosen or text == ALL:
                found[name] = chosen
        elif name in _CHECKS and (value := _CHECKS[name](text, known)) is not None:
            found[name] = value
    if any(name in query for name in FIGURE_NAMES):
        found["figure"] = decode_options(query, known.focuses)
    return replace(DEFAULT, page=page if page in PAGES else "map", **found)  # type: ignore[arg-type]  # names are fields


def known_id(text: str, ids: Collection[str]) -> str:
    """Return the id that a text means, in capitals or small letters; empty where there is none."""
    if text in ids:
        return text
    folded = text.casefold()
    return next((i for i in ids if i.casefold() == folded), "")


def address(state: State) -> str:
    """Return the address relative to the application's root, usable from any of its pages."""
    path = "./" if state.page == "map" else f"./{state.page}"
    query = urlencode(encode(state), safe=",:", quote_via=quote)
    return f"{path}?{query}" if query else path


def put(state: State, field: str, value: tuple[str, ...] | str) -> State:
    """Return the state with one filter set, by the filter's name."""
    return replace(state, **{field: value})  # type: ignore[arg-type]  # the name decides the type


def narrowed(state: State) -> tuple[str, ...]:
    """Return the names of the filters that differ from their default, text and date included."""
    return tuple(n for n in (*FILTERS, "text", "date") if getattr(state, n) != getattr(DEFAULT, n))


def reset(state: State) -> State:
    """Return the state with every filter at its default; page, language, place, columns and figure stay."""
    kept = {name: getattr(state, name) for name in ("page", "language", "id", "area", "columns", "figure")}
    return replace(DEFAULT, **kept)


def parse_selection(selection: str) -> tuple[str, str]:
    """Return kind and id of a selection, two empty strings when nothing is selected."""
    kind, _, ident = selection.partition(":")
    return (kind, ident) if ident else ("", "")


def clean_text(text: str) -> str:
    """Return free text as the state keeps it: one line, no control characters, bounded."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\s]+", " ", text).strip()[:TEXT_LIMIT].rstrip()


def _text(value: str, known: Vocabulary) -> str | None:
    return clean_text(value)


def _date(value: str, known: Vocabulary) -> str | None:
    if value == TODAY:
        return value
    try:
        period = Period.parse(value)
    except ValueError:
        return None
    return value if YEARS[0] <= period.first.year <= YEARS[1] else None


def _selection(value: str, known: Vocabulary) -> str | None:
    kind, ident = parse_selection(value)
    ids = {"place": known.places, "partnership": known.partnerships}.get(kind, frozenset())
    found = known_id(ident, ids)
    return f"{kind}:{found}" if found else None


def _year(value: str, known: Vocabulary) -> str | None:
    return value if re.fullmatch(r"[12][0-9]{3}", value) else None


def _start(value: str, known: Vocabulary) -> int | None:
    return int(value) if re.fullmatch(r"[0-9]{1,6}", value) else None


_CHECKS: dict[str, Callable[[str, Vocabulary], str | int | None]] = {
    "language": lambda v, known: known_id(v, LANGUAGES) or None,
    "date": _date,
    "text": _text,
    "selection": _selection,
    "id": lambda v, known: known_id(v, known.places) or None,
    "area": lambda v, known: v if v in AREAS else None,
    "panel": lambda v, known: v if v in PANELS else None,
    "sort": lambda v, known: v if v.removeprefix("-") in SORTS else None,
    "start": _start,
    "answer": lambda v, known: v if v in (*ANSWERS, FORMER) else None,
    "article_from": _year,
    "article_to": _year,
    "article_sort": lambda v, known: v if v in ARTICLE_SORTS else None,
}
