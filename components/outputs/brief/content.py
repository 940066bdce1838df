"""The content of a brief, in the reader's language, independent of its layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from components.language import Language
from components.outputs.brief.subject import Subject, in_letters
from components.outputs.figure.fonts import missing
from components.parts.partnership_card.card import hosts_of, theme_marks, topic, years
from components.state.state import address
from components.view import Row, data_date
from components.view.answers import Answer
from components.view.source_links import link_of
from data.dates import begin_of
from data.records import STATUSES, Article, Dataset, Project, Status

LONGEST_ADDRESS = 96
"""Characters of an address that are printed; the link behind them is complete."""
MOST_NAMES = 6
"""The most names of one kind among the facts; the rest are counted."""
MOST_THEMES = 8


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project. ``source`` is the link to its best one, empty where none may be linked.

    ``source_note`` says when that is an archived copy, or gone.
    """

    years: str
    partners: str
    topic: str
    status: Status
    status_word: str
    source: str
    source_note: str = ""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article; ``url`` is empty when its address is unknown."""

    title: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything on the page, as text; ``day`` is year, month and day.

    ``wide`` when both ends of a row have to be named.
    ``more_projects[n]`` says what is left out when ``n`` projects are shown, and
    ``more_articles`` likewise. ``shown`` gives each source as it is printed.
    ``address``, if it is known, stands behind the last line of ``foot``.
    """

    language: str
    title: str
    day: tuple[int, int, int]
    date: str
    name: str
    about: str
    kind: str
    mark: str
    sentence: str
    further: Sequence[str]
    basis: str
    facts: Sequence[tuple[str, Sequence[str]]]
    themes: Sequence[tuple[str, str, str]]
    more_themes: str
    map: str
    wide: bool
    columns: Sequence[str]
    projects: Sequence[ProjectLine]
    more_projects: Sequence[str]
    articles: Sequence[ArticleLine]
    more_articles: Sequence[str]
    aside: Sequence[tuple[str, Sequence[str]]]
    shown: Mapping[str, str]
    words: Mapping[str, str]
    foot: Sequence[str]
    address: str


COLUMNS = ("years", "partner", "topic", "status", "source")
WORDS = ("themes", "projects", "no_projects", "articles", "no_articles", "sources", "kicker")


def brief_of(
    dataset: Dataset, words: Language, about: Subject, today: date, root: str, contact: str = ""
) -> Brief:
    """Return the brief of a subject as of a day.

    ``root`` is the application's own address with a slash at its end, empty where nobody knows it; ``contact`` is
    where to report errors, empty if there is no address.
    """
    words, answer = in_letters(words), about.answer
    where, reading = (
        f"{root}{address(page).removeprefix('./')}" if root else "" for page in (about.page, about.reading)
    )
    listed = _project_lines(dataset, words, answer.rows, about.partner)
    articles = _article_lines(dataset, words, about.articles)
    marks, more_themes = _themes(dataset, words, answer.resting or answer.rows)
    brief = Brief(
        language=words.code,
        title=words("brief.title", name=about.name, date=words.date(today)),
        day=(today.year, today.month, today.day),
        date=words.date(today),
        name=about.name,
        about=" · ".join(about.about),
        kind=answer.kind,
        # A municipality is active; a country is not.
        mark="" if about.country else words(f"answer.mark_{answer.kind}"),
        sentence=about.sentence,
        further=about.further,
        basis=about.basis,
        facts=[*((label, _named(words, names)) for label, names in about.ends), *_since(words, answer)],
        themes=marks,
        more_themes=more_themes,
        map=words("brief.map" if answer.rows else "brief.map_where", name=about.name),
        wide=bool(about.country),
        columns=[words(f"brief.column_{c}") for c in COLUMNS],
        projects=listed,
        more_projects=_left_out(words, "brief.more_projects", len(listed), where),
        articles=articles,
        more_articles=_left_out(words, "brief.more_articles", len(articles), reading),
        aside=about.aside,
        shown=_shown(listed),
        words={name: words(f"brief.{name}") for name in WORDS},
        foot=_foot(dataset, words, today, where, contact),
        address=where,
    )
    # Who reads a question mark should know that another letter stands in the tables.
    return replace(brief, foot=(words("brief.letters"), *brief.foot)) if missing_letters(brief) else brief


def missing_letters(brief: Brief) -> str:
    """Return the letters of a brief that its typeface lacks, each once."""
    return missing("".join(_texts(asdict(brief))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts([*value.items()])
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _texts(inside)


def _since(words: Language, answer: Answer) -> list[tuple[str, Sequence[str]]]:
    if not answer.rows:
        return []
    began = "place_page.since" if answer.kind in ("active", "other") else "place_page.began"
    return [(words(began), [str(answer.since) if answer.since else words("card.unknown_years")])]


def _project_lines(
    dataset: Dataset, words: Language, rows: Iterable[Row], partners: Callable[[Row], str]
) -> tuple[ProjectLine, ...]:
    """Return the projects of some rows: active ones first, each kind newest first."""
    entries = [(r, p, s) for r in rows for p, s in zip(r.projects, r.statuses, strict=True)]
    entries.sort(key=lambda x: begin_of(x[1]) or date.min, reverse=True)
    entries.sort(key=lambda x: STATUSES.index(x[2]))
    return tuple(
        ProjectLine(
            _years(words, project, status),
            partners(row),
            topic(words, project) or words("timeline.unknown_topic"),
            status,
            words(f"status.{status}"),
            *_source(dataset, words, project),
        )
        for row, project, status in entries
    )


def _years(words: Language, project: Project, status: Status) -> str:
    """Return a project's dates; one that is active without any has begun, on a day that is not known."""
    if status == "active" and not (project.start or project.end):
        return words("brief.start_unknown")
    return years(words, project.start, project.end)


def _article_lines(dataset: Dataset, words: Language, articles: Iterable[Article]) -> tuple[ArticleLine, ...]:
    """Return articles with their kind, date and language, and what their link says of itself."""
    return tuple(
        ArticleLine(
            a.title,
            url,
            ", ".join(
                (
                    words(f"article_kind.{a.kind}"),
                    *([words.date(a.published)] if a.published else []),
                    words.locale.languages.get(a.language, a.language),
                    *([words(f"card.source_{note}")] if note else []),
                )
            ),
        )
        for a in articles
        for url, note in (link_of(dataset, a.url),)
    )


def _named(words: Language, names: Iterable[str]) -> tuple[str, ...]:
    """Return names, each once, the last ones counted where there are many."""
    entries = tuple(dict.fromkeys(names))
    if len(entries) <= MOST_NAMES + 1:
        return entries
    return (*entries[:MOST_NAMES], words("answer.more", n=len(entries) - MOST_NAMES))


def _themes(
    dataset: Dataset, words: Language, rows: Iterable[Row]
) -> tuple[tuple[tuple[str, str, str], ...], str]:
    """Return the marks of the rows' themes, and how many more there are in words."""
    entries = theme_marks(dataset, words, tuple(dict.fromkeys(t for r in rows for t in r.themes)))
    if len(entries) <= MOST_THEMES + 1:
        return entries, ""
    return entries[:MOST_THEMES], words("answer.more", n=len(entries) - MOST_THEMES)


def _left_out(words: Language, key: str, total: int, where: str) -> tuple[str, ...]:
    """Return, for each number that may be shown, the sentence on those that are not; ``where`` they are, if known."""
    key = key if where else f"{key}_here"
    return tuple(
        words(key, n=total - shown, where=where) if shown < total else "" for shown in range(total + 1)
    )


def _shown(projects: Iterable[ProjectLine]) -> dict[str, str]:
    """Return each source as it is printed: without scheme, cut where it is very long, with its note."""
    entries = {}
    for line in (p for p in projects if p.source):
        text = line.source.partition("://")[2].removeprefix("www.").rstrip("/")
        text = text if len(text) <= LONGEST_ADDRESS else f"{text[:LONGEST_ADDRESS]}…"
        entries[line.source] = f"{text} ({line.source_note})" if line.source_note else text
    return entries


def _foot(dataset: Dataset, words: Language, today: date, where: str, contact: str) -> tuple[str, ...]:
    """Return what stands at the foot: how we know, whom to tell of errors, whose it is, where the newest version is."""
    licence = words("brief.licence")
    return (
        " ".join(
            (
                words("brief.status", date=words.date(data_date(dataset, today))),
                *([words("brief.report", contact=contact)] if contact else []),
            )
        ),
        f"{licence} {words('brief.where')}" if where else licence,
    )


def _source(dataset: Dataset, words: Language, project: Project) -> tuple[str, str]:
    """Return the link to the best source that may be linked, and what it says of itself."""
    best = hosts_of(project.source_urls)
    if not best:
        return "", ""
    href, note = link_of(dataset, best[0][0])
    return href, words(f"card.source_{note}") if note else ""
