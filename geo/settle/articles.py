"""Articles that an import brings, with what they may be about, and an editor's choices as changes of rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from data.editing.row_edits import RowEdit, rows_by_key
from data.importers.draft import Draft, quotation
from data.importers.match import Match, match
from data.importers.rows import new_row
from data.records import SWEDEN, Dataset
from data.schema.schema import LIST_SEPARATOR, TABLES
from data.store.revision import Files
from geo.link.partnerships import Proposal
from geo.link.propose import Proposals, propose

GROUPS = ("places", "partnerships", "themes", "countries")
"""Columns of the articles table that are ticked, in the order in which they are shown."""
TEXTS = ("language", "published", "summary_sv", "summary_en")
"""Columns that an editor may write."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article of an import: what it is to the draft's table, and for a new one what it may be about."""

    match: Match
    proposals: Mapping[str, tuple[Proposal, ...]] = field(default_factory=dict)

    @property
    def sure(self) -> dict[str, tuple[str, ...]]:
        """The ids that are ticked beforehand, by column."""
        return {
            group: tuple(one.id for one in proposals if one.confidence == "high")
            for group, proposals in self.proposals.items()
        }

    @property
    def is_complete(self) -> bool:
        """Whether it can be added unseen: its language is known, and so is something that it is about."""
        return bool(self.match.draft.language) and any(
            self.sure[group] for group in ("places", "partnerships")
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """What an editor chose for a new article: ids by column, and texts by column (:data:`TEXTS`)."""

    ticked: Mapping[str, Sequence[str]]
    texts: Mapping[str, str] = field(default_factory=dict)


def incoming(files: Files, dataset: Dataset, drafts: Sequence[Draft]) -> list[Incoming]:
    """Return what each article of an import is to a draft's tables; ``dataset`` is what they hold."""
    known = list(rows_by_key(TABLES["articles"], files).values())
    return [
        Incoming(one, _groups(propose(dataset, one.draft.title, quotation(one.draft.teaser))))
        if one.verdict == "new"
        else Incoming(one)
        for one in match(drafts, known)
    ]


def added(files: Files, chosen: Iterable[tuple[Incoming, Choice]]) -> list[RowEdit]:
    """Return the changes that add new articles, with ids as an import gives them.

    Countries of ticked places abroad are among the article's, as the tables have it; a partnership's programme
    becomes that of an article without one.
    """
    places = rows_by_key(TABLES["places"], files)
    programmes = {key: row["programme"] for key, row in rows_by_key(TABLES["partnerships"], files).items()}
    countries = rows_by_key(TABLES["countries"], files)
    taken = set(rows_by_key(TABLES["articles"], files))
    edits = []
    for article, choice in chosen:
        row = new_row(article.match, taken)
        ticked = {group: list(choice.ticked.get(group, ())) for group in GROUPS}
        abroad = [places[key]["country"] for key in ticked["places"] if key in places]
        ticked["countries"] = [
            code
            for code in (*ticked["countries"], *(code for code in abroad if code != SWEDEN))
            if code in countries
        ]
        row |= {group: LIST_SEPARATOR.join(dict.fromkeys(ids)) for group, ids in ticked.items()}
        row |= _texts(choice.texts, row)
        if row["programme"] == "other":
            row["programme"] = _programme([programmes.get(key, "") for key in ticked["partnerships"]])
        edits.append(RowEdit("articles", row["id"], {name: text for name, text in row.items() if text}))
    return edits


def filled(articles: Iterable[Incoming]) -> list[RowEdit]:
    """Return the changes that fill what known articles lack and their pages say."""
    return [
        RowEdit("articles", one.match.known, {column: text for column, _, text in one.match.changes})
        for one in articles
        if one.match.changes
    ]


def _texts(texts: Mapping[str, str], row: Mapping[str, str]) -> dict[str, str]:
    written = {name: " ".join(text.split()) for name, text in texts.items() if name in TEXTS}
    if written.get("published", row["published"]) != row["published"]:
        written["published_basis"] = "stated" if written["published"] else ""
    return written


def _programme(programmes: Collection[str]) -> str:
    column = TABLES["articles"].column("programme")
    choices = column.choices if column else ()
    return next((one for one in programmes if one in choices), "other")


def _groups(proposals: Proposals) -> dict[str, tuple[Proposal, ...]]:
    return {group: getattr(proposals, group) for group in GROUPS}
