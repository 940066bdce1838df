"""The records that every other part of the map is made of.

All are frozen; lists are tuples, look-ups are read-only mappings. Coordinates
are WGS 84 degrees, latitude before longitude. Text is text: nothing in these
records has been escaped for any output, each output escapes for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

SwedishKind = Literal["kommun", "region", "kommunalforbund"]
AbroadKind = Literal["municipality", "city", "county", "district", "province", "region", "other"]
Status = Literal["active", "planned", "unverified", "ended"]
StatedStatus = Literal["active", "ended", "planned", "granted", "paused", "stopped", "unknown"]
Basis = Literal[
    "stated",
    "reckoned",
    "planned",
    "stated_end",
    "planned_end",
    "programme_end",
    "paused",
    "stopped",
    "no_news",
    "undated",
]
"""What a status rests on; :class:`data.status.Standing` says when each holds."""
GrantKind = Literal["preparation", "steering_group", "project", "network", "dissemination"]
Funding = Literal["yes", "unknown", "no"]
Confidence = Literal["high", "medium", "low"]
ArticleKind = Literal["article", "portrait", "tool", "news", "debate", "event", "page"]
ArticleProgramme = Literal["KP", "ITP", "KC", "other"]
SourceState = Literal["alive", "moved", "gone"]
PublicationType = Literal[
    "", "report", "working_paper", "policy_brief", "evaluation", "annual_report",
    "guide", "toolbox", "learning_case", "film", "podcast",
]  # fmt: skip
"""Empty: an ordinary page, or none that says what it is."""

STATUSES: tuple[Status, ...] = ("active", "planned", "unverified", "ended")
BASES: tuple[Basis, ...] = get_args(Basis)
SWEDEN = "SE"
_IN_ADDRESS = ("in the address", "date in the address", "day archive in the address")


class PartnershipMapError(Exception):
    """Root of every error that stops this program's work on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as exact as its source: a year, a month or a day.

    ``text`` is ISO 8601 (``2019``, ``2019-06`` or ``2019-06-03``).
    ``first`` and ``last`` are the first and last day that fit it.
    """

    first: date
    last: date = field(compare=False)
    text: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Place:
    """A local government, in Sweden or abroad.

    ``code`` is SCB's kommunkod (4 digits) or länskod (2 digits), ``county`` the
    länskod that a Swedish kommun lies in; both empty abroad. ``short_name`` is
    the name without its kind (``Växjö``), for labels. ``same_as`` names another
    place that is the same body (Gotland is kommun and region at once).
    ``geonames`` is GeoNames' number of the town that the position is of, which
    an area shares with its seat; the other three are the body's own.
    """

    id: str
    name: str
    short_name: str
    name_sv: str
    kind: str
    country: str
    code: str
    county: str
    lat: float
    lon: float
    coordinate_source: str
    aliases: tuple[str, ...]
    same_as: str
    geonames: int | None = None
    wikidata: str = ""
    iso_3166_2: str = ""
    organisation_id: str = ""

    @property
    def is_swedish(self) -> bool:
        return self.country == SWEDEN

    @property
    def body(self) -> str:
        """The id of the main row of its body; :attr:`Dataset.bodies` has all rows."""
        return self.same_as or self.id

    @property
    def is_main(self) -> bool:
        """Whether this is the main row of its body; who counts main rows counts each body once."""
        return self.body == self.id


@dataclass(frozen=True, slots=True)
class Programme:
    """Who pays, under which name, from when until when; the first of the table is the one that the map is about.

    ``funding_end`` is the last day that it pays for, ``None`` while no end is known. ``successor`` is the id
    of the programme that takes over its partnerships.
    """

    id: str
    name_sv: str
    name_en: str
    funding_start: PartialDate | None
    funding_end: PartialDate | None
    source_url: str
    successor: str


@dataclass(frozen=True, slots=True)
class Source:
    """A page that facts rest on, by its address; everything else is empty until it is known.

    ``checked_on`` is the day on which ``state`` was seen, ``archived_url`` a copy that stays.
    """

    url: str
    title: str
    publisher: str
    published: PartialDate | None
    archived_url: str
    checked_on: PartialDate | None
    state: SourceState | Literal[""]


@dataclass(frozen=True, slots=True)
class Partnership:
    """One or more Swedish places and, as far as they are known, the places abroad; the id never changes.

    ``swedish_place`` is the lead, ``other_swedish_places`` are those beside it.
    ``partner_countries`` are the countries of partners whose place is not known;
    where nothing at all is known of a partner both lists are empty. Of
    ``other_payers``, who pay beside ICLD, there are only names.
    """

    id: str
    swedish_place: str
    partner_places: tuple[str, ...]
    programme: str
    icld_funded: Funding
    note_sv: str
    note_en: str
    other_swedish_places: tuple[str, ...] = ()
    partner_countries: tuple[str, ...] = ()
    other_payers: tuple[str, ...] = ()

    @property
    def swedish_places(self) -> tuple[str, ...]:
        """All Swedish places, the lead first."""
        return (self.swedish_place, *self.other_swedish_places)

    @property
    def ends(self) -> tuple[str, ...]:
        """All places that are known, the Swedish ones first."""
        return (*self.swedish_places, *self.partner_places)

    @property
    def unnamed(self) -> tuple[str, ...]:
        """The countries of partners that no source names; an empty text where nothing is known of a partner."""
        return self.partner_countries or (() if self.partner_places else ("",))


class InYears:
    """A ``start`` and an ``end`` in whole years, ``None`` where they are not known."""

    __slots__ = ()
    start: PartialDate | None
    end: PartialDate | None

    @property
    def start_year(self) -> int | None:
        return self.start.first.year if self.start else None

    @property
    def end_year(self) -> int | None:
        return self.end.last.year if self.end else None


@dataclass(frozen=True, slots=True)
class Project(InYears):
    """A granted, dated piece of work within a partnership, resting on sources (best first).

    ``start`` and ``end`` are as exact as their source. ``amount`` is in whole units of ``currency`` (ISO 4217),
    ``reference`` the organisation's own number, ``network`` the network that the project is part of.
    ``goals`` are the UN goals that it states itself; see ``data/goals.py`` for those that it serves.
    ``confirmed`` is when its facts were last confirmed, ``confirmed_by`` the id of the place that did so, empty when
    the programme's staff did, against the source.
    """

    id: str
    partnership: str
    title: str
    topic_sv: str
    topic_en: str
    themes: tuple[str, ...]
    start: PartialDate | None
    end: PartialDate | None
    stated_status: StatedStatus
    evidence_date: PartialDate | None
    source_urls: tuple[str, ...]
    confidence: Confidence
    note_sv: str
    note_en: str
    grant_kind: GrantKind | Literal[""] = ""
    reference: str = ""
    amount: int | None = None
    currency: str = ""
    network: str = ""
    goals: tuple[int, ...] = ()
    confirmed: PartialDate | None = None
    confirmed_by: str = ""

    @property
    def newest_evidence(self) -> PartialDate | None:
        """The later of the newest source and the confirmation: what is known of the project is known as of then."""
        return self.confirmed if self.rests_on_confirmation else self.evidence_date

    @property
    def rests_on_confirmation(self) -> bool:
        """Whether no source is newer than the confirmation."""
        return self.confirmed is not None and (
            self.evidence_date is None or self.evidence_date <= self.confirmed
        )

    @property
    def first_evidence(self) -> PartialDate | None:
        """The date of the newest source, of the confirmation where no source has one.

        A project that is confirmed later did not begin later.
        """
        return self.evidence_date or self.confirmed


@dataclass(frozen=True, slots=True)
class Article:
    """A page about the partnerships and programmes. ``url`` is empty when its address is unknown.

    ``places`` and ``partnerships`` are ids, ``countries`` ISO 3166-1 alpha-2,
    ``other_places`` names of places that have no row of their own. ``teaser`` is the
    publisher's text in the page's language, the summaries are our own.
    """

    id: str
    title: str
    language: str
    url: str
    twin_url: str
    published: PartialDate | None
    published_basis: str
    kind: ArticleKind
    programme: ArticleProgramme
    places: tuple[str, ...]
    countries: tuple[str, ...]
    other_places: tuple[str, ...]
    partnerships: tuple[str, ...]
    themes: tuple[str, ...]
    summary_sv: str
    summary_en: str
    publisher: str
    series: str
    publication_type: PublicationType
    updated: PartialDate | None
    teaser: str

    @property
    def is_about_dated(self) -> bool:
        """Whether nobody stated when it was published: neither the page itself nor its address."""
        basis = self.published_basis
        return bool(basis) and not basis.startswith("stated") and not basis.startswith(_IN_ADDRESS)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with the group that lends it colour and marker shape, and the UN goals (1-17) it serves."""

    id: str
    label_sv: str
    label_en: str
    group: str
    goals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """A group of themes: ``colour`` is ``#rrggbb``, ``shape`` one of the marker shapes the map can draw."""

    id: str
    label_sv: str
    label_en: str
    colour: str
    shape: Literal["circle", "square", "triangle", "diamond", "pentagon", "star"]


@dataclass(frozen=True, slots=True)
class Country:
    """A country as ISO 3166-1 alpha-2 (Kosovo: XK) in a UN M49 world region."""

    id: str
    world_region: Literal["africa", "americas", "asia", "europe", "oceania"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The organisation's own total for a year, to hold ours against; ``None`` where it gave none."""

    year: int
    projects: int | None
    partnerships: int | None
    swedish_places: int | None
    partner_places: int | None
    countries: int | None
    note_sv: str
    note_en: str


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """Everything there is to show, by id (themes, their groups and programmes in table order), with look-ups.

    ``revision`` is a hash of the content: 12 hexadecimal digits, the same for the same rows only. Datasets of the
    same revision are equal, so a function of a dataset can be cached with ``functools.lru_cache``.
    """

    revision: str
    places: Mapping[str, Place]
    programmes: Mapping[str, Programme]
    partnerships: Mapping[str, Partnership]
    sources: Mapping[str, Source]
    """By address; every address that a project, programme or article names has a row."""
    projects: Mapping[str, Project]
    articles: Mapping[str, Article]
    themes: Mapping[str, Theme]
    theme_groups: Mapping[str, ThemeGroup]
    countries: Mapping[str, Country]
    coverage: tuple[Coverage, ...]
    bodies: Mapping[str, tuple[str, ...]]
    """By place id the ids of all rows of the same body, itself included; first the row that the others refer to.

    Gotland, kommun and region at once, is one body of two rows.
    """
    projects_of: Mapping[str, tuple[Project, ...]]
    """Projects by partnership id, newest start (else evidence) first."""
    partnerships_of: Mapping[str, tuple[Partnership, ...]]
    """Partnerships by place id, for both ends, ``same_as`` included."""
    articles_of: Mapping[str, tuple[Article, ...]]
    """Articles by partnership id, newest first."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Dataset) and other.revision == self.revision

    def __hash__(self) -> int:
        return hash(self.revision)

    def with_twins(self, idents: Iterable[str]) -> tuple[Place, ...]:
        """The places of some ids, each once, with all rows of their bodies."""
        rows = dict.fromkeys(row for ident in idents for row in self.bodies[ident])
        return tuple(self.places[row] for row in rows)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a table, as a value.

    ``row`` counts as a spreadsheet does (the header is row 1), 0 when the
    whole file is meant. ``kind`` names the rule that was broken, ``allowed``
    says what would be right. ``table`` is the file's name, e.g. ``projects.csv``.
    """

    table: str
    row: int
    column: str
    value: str
    kind: str
    allowed: str
