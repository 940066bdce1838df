"""Everything the viewer chose, as one frozen value, and its one URL codec.

The address carries ids, never labels, so a link means the same in every
language. Defaults are left out, unknown values are dropped, and lists are
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
from components.state.filters import Chosen, Filter, Filters, filter_field, filters_of
from data.records import ArticleKind, ArticleProgramme, Dataset, PublicationType
from data.status import Period

NAVIGATION = ("map", "place", "articles", "table", "numbers", "report", "about")
PAGES = (*NAVIGATION, "changes", "embed")
LANGUAGES = ("sv", "en")
AREAS = ("world", "europe", "africa", "sweden", "fit")
SORTS = ("swedish", "partner", "country", "status", "start", "end", "theme")
ARTICLE_SORTS = ("oldest", "title")
"""The orders of articles that an address names; without one they come newest first."""
COLUMNS = (*SORTS, "topic", "basis", "sources", "map")
"""The table's columns, in the order in which it shows them; those that it can be sorted by come first."""
PANELS = ("overview", "list", "articles")
ANSWERS = ("active", "programme_end", "other", "planned", "unverified", "ended", "none")
"""What the list of places can be narrowed to, see ``components.view.answers``."""
FORMER = "former"
"""The word in the address for the list of places abroad without an active partner, see ``components.view.former``."""
CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": LANGUAGES,
    "area": AREAS,
    "panel": PANELS,
    "sort": tuple(sort for column in SORTS for sort in (column, f"-{column}")),
    "answer": (*ANSWERS, FORMER),
    "article_sort": ARTICLE_SORTS,
}
"""The values of each field that holds one of a few; the empty text, where it is the default, is not among them."""
YEAR = "[12][0-9]{3}"
PATTERNS: Mapping[str, str] = {"start": "[0-9]{1,6}", "article_from": YEAR, "article_to": YEAR}
"""How the fields are written that hold a number; the same in Python's and JavaScript's regular expressions."""
TEXT_LIMIT = 120
YEARS = (1900, 2100)
"""Years that an address may ask for, beyond any that the tables can hold."""
REVISION = "r"
"""What a publication's number has before it where a date might stand."""
TODAY = "today"
"""The word in the address for today, where the usual day is another: the end of the programme."""
ALL = "all"
"""The word in the address for a list that was emptied although its default is not empty."""


@dataclass(frozen=True, slots=True)
class State(Filters):
    """What one viewer looks at. Lists hold ids; an empty list does not filter.

    ``date`` is empty for the usual day (today, or the end of the programme once that is past), ``today``, or
    a year, month or day as in ``Period.parse``. ``since`` is where changes begin: empty for twelve months before that
    date, a date likewise, or a publication by its number (``r12``).
    ``article_from`` and ``article_to`` are the first and the last year, empty without a limit.
    ``selection`` is empty, ``place:ID`` or ``partnership:ID``. ``columns`` are those that the table shows, empty
    for all of them; they filter nothing. ``figure`` says how the figure of a report is
    drawn; its names in the address are its own.
    """

    page: str = "map"
    language: str = "sv"
    date: str = ""
    since: str = ""
    text: str = ""
    selection: str = ""
    id: str = ""
    area: str = ""
    panel: str = "overview"
    sort: str = ""
    start: int = 0
    answer: str = ""
    article_kind: Chosen = filter_field(
        Filter(
            ids=lambda dataset: get_args(ArticleKind),
            scope="article",
            panel="",
            values=lambda dataset: lambda article: (article.kind,),
        )
    )
    article_programme: Chosen = filter_field(
        Filter(
            ids=lambda dataset: get_args(ArticleProgramme),
            scope="article",
            panel="",
            values=lambda dataset: lambda article: (article.programme,),
        )
    )
    article_language: Chosen = filter_field(
        Filter(
            ids=lambda dataset: sorted({a.language for a in dataset.articles.values()}),
            scope="article",
            panel="",
            values=lambda dataset: lambda article: (article.language,),
            label="language",
            by_alphabet=True,
        )
    )
    article_publication_type: Chosen = filter_field(
        Filter(
            ids=lambda dataset: filter(None, get_args(PublicationType)),
            scope="article",
            panel="",
            values=lambda dataset: lambda article: filter(None, (article.publication_type,)),
        )
    )
    article_from: str = ""
    article_to: str = ""
    article_sort: str = ""
    columns: Chosen = ()
    figure: Options = USUAL_FIGURE


DEFAULT = State()
LISTS = filters_of(State)
"""Every filter by name, those of the articles included."""
FILTERS = filters_of(Filters)
"""The filters that decide which partnerships are shown."""
QUERY: Mapping[str, Any] = {
    name: getattr(DEFAULT, name)
    for name in ("language", *(f.name for f in fields(State)))
    if name not in ("page", "figure")
}
"""The names in a query beside the figure's options, in its order, each with the default that it leaves out."""
WITHOUT_ARTICLES: Mapping[str, Any] = {n: usual for n, usual in QUERY.items() if n.startswith("article_")}
"""What is about articles alone, at its default: for an address that is about partnerships."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The ids that exist, by field; built once per dataset. ``newest`` is the number of the newest publication."""

    lists: Mapping[str, frozenset[str]]
    places: frozenset[str]
    partnerships: frozenset[str]
    newest: int = 0

    @property
    def focuses(self) -> frozenset[str]:
        """The countries and parts of the world that a close-up can show."""
        return self.lists["country"] | self.lists["world_region"]


def vocabulary(dataset: Dataset, newest: int = 0) -> Vocabulary:
    """Return the ids that a state of this dataset may hold; ``newest``: its publication's number, 0 without a store."""
    lists = {name: frozenset(entry.ids(dataset)) for name, entry in LISTS.items()}
    return Vocabulary(
        {**lists, "columns": frozenset(COLUMNS)},
        frozenset(dataset.places),
        frozenset(dataset.partnerships),
        newest,
    )


def encode(state: State) -> dict[str, str]:
    """Return the query of a state, in a fixed order, defaults left out; the page is the path."""
    query: dict[str, str] = {}
    for name, usual in QUERY.items():
        value = getattr(state, name)
        if value != usual:
            query[name] = (",".join(value) or ALL) if isinstance(value, tuple) else str(value)
    return query if state.figure is USUAL_FIGURE else query | encode_options(state.figure)


def decode(page: str, query: Mapping[str, Iterable[str]], known: Vocabulary) -> State:
    """Return the state that an address means; what is unknown is dropped.

    ``query`` maps each name to all its values: ``theme=a,b`` and ``theme=a&theme=b`` are the same.
    """
    chosen: dict[str, object] = {}
    for name, values in query.items():
        text = ",".join(values)
        if name in known.lists:
            ids = (known_id(v, known.lists[name]) for v in text.split(","))
            unique = tuple(dict.fromkeys(v for v in ids if v))
            if unique or text == ALL:
                chosen[name] = unique
        elif (value := _single(name, text, known)) is not None:
            chosen[name] = value
    if any(name in query for name in FIGURE_NAMES):
        chosen["figure"] = decode_options(query, known.focuses)
    return replace(DEFAULT, page=page if page in PAGES else "map", **chosen)  # type: ignore[arg-type]  # names are fields


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


def revision_of(since: str) -> int:
    """Return the number of the publication that a state's ``since`` names; 0 where it is a date."""
    return int(since[1:]) if since.startswith(REVISION) else 0


def parse_selection(selection: str) -> tuple[str, str]:
    """Return kind and id of a selection, two empty strings when nothing is selected."""
    kind, _, ident = selection.partition(":")
    return (kind, ident) if ident else ("", "")


def clean_text(text: str) -> str:
    """Return free text as the state keeps it: one line, no control characters, bounded."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff\s]+", " ", text).strip()[:TEXT_LIMIT].rstrip()


def _single(name: str, text: str, known: Vocabulary) -> str | int | None:
    """Return the value of a field that is no list; ``None`` where the text is none."""
    if name in CHOICES:
        return known_id(text, CHOICES[name]) or None
    if name in PATTERNS:
        number = isinstance(QUERY[name], int)
        return (int(text) if number else text) if re.fullmatch(PATTERNS[name], text) else None
    return _CHECKS[name](text, known) if name in _CHECKS else None


def _date(value: str, known: Vocabulary) -> str | None:
    if value == TODAY:
        return value
    try:
        period = Period.parse(value)
    except ValueError:
        return None
    return value if YEARS[0] <= period.first.year <= YEARS[1] else None


def _since(value: str, known: Vocabulary) -> str | None:
    if match := re.fullmatch(f"{REVISION}([1-9][0-9]{{0,8}})", value):
        return value if int(match[1]) <= known.newest else None
    return None if value == TODAY else _date(value, known)


def _selection(value: str, known: Vocabulary) -> str | None:
    kind, ident = parse_selection(value)
    ids = {"place": known.places, "partnership": known.partnerships}.get(kind, frozenset())
    selected = known_id(ident, ids)
    return f"{kind}:{selected}" if selected else None


_CHECKS: dict[str, Callable[[str, Vocabulary], str | None]] = {
    "date": _date,
    "since": _since,
    "text": lambda v, known: clean_text(v),
    "selection": _selection,
    "id": lambda v, known: known_id(v, known.places) or None,
}
