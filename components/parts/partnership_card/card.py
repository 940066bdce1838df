"""What the card says, ready for its template."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from components.kit.colours import COLOURS
from components.kit.links import on_map
from components.kit.reports import NOBODY, Reports
from components.language import Language
from components.state.state import State
from components.view import Row, option_label
from components.view.source_links import is_linked, link_of
from data.dates import parse_partial_date
from data.records import Dataset, PartialDate, Partnership, Place, Project
from data.status import Standing

SHOWN_SOURCES = 3
_WITH_END = ("stated_end", "planned_end", "stopped")
"""Bases whose words name the end where it is known."""


@dataclass(frozen=True, slots=True)
class PartnershipCard:
    """A partnership's card: every field is text to be escaped, ``select`` the state that selects it on the map.

    ``goals`` are the UN goals by number, ``goal_names`` the same with their names, both empty without any;
    ``sources`` are links to the best ones with their names, ``hosts`` each of their hosts once; ``report`` is where to
    report an error, empty without a contact.
    """

    row: Row
    title: str
    select: State
    selected: bool
    years: str
    countries: str
    topic: str
    grant: str
    payers: str
    themes: tuple[tuple[str, str, str], ...]
    goals: str
    goal_names: str
    basis: str
    uncertain: bool
    sources: tuple[tuple[str, str], ...]
    hosts: tuple[str, ...]
    report: str


def partnership_card(
    dataset: Dataset, words: Language, state: State, row: Row, reports: Reports = NOBODY
) -> PartnershipCard:
    """Return a row's card; ``state`` is what the viewer looks at, so that links keep it."""
    project, name, select = row.standing.project, title(words, row), on_map(state, row.id)
    return PartnershipCard(
        row,
        name,
        select,
        state.selection == select.selection,
        years(words, row.start, row.end),
        words.listing(words.country(c) for c in row.countries),
        topic(words, project),
        grant(words, project),
        payers(words, row.partnership),
        theme_marks(dataset, words, row.themes),
        _goals(words, [str(g) for g in row.goals], " · "),
        _goals(words, [option_label(dataset, words, "goal", str(g)) for g in row.goals], "; "),
        basis(dataset, words, row.standing),
        project.confidence == "low",
        sources(dataset, words, row.sources),
        tuple(dict.fromkeys(host for _, host in hosts_of(row.sources)[:SHOWN_SOURCES])),
        reports.link(words, name, select),
    )


def title(words: Language, row: Row) -> str:
    """Return ``Växjö kommun – An Giang``."""
    partners = partner_end(words, words.place, row.partners, row.partnership)
    return f"{swedish_end(words, words.place, row.swedish_places)} – {partners}"


def title_of(
    dataset: Dataset, words: Language, name: Callable[[Place], str], partnership: Partnership
) -> str:
    """Return the title of a partnership that need not stand on the day; ``name`` gives a place's long or short name."""
    swedish = [dataset.places[p] for p in partnership.swedish_places]
    partners = [dataset.places[p] for p in partnership.partner_places]
    return f"{swedish_end(words, name, swedish)} – {partner_end(words, name, partners, partnership)}"


def swedish_end(words: Language, name: Callable[[Place], str], swedish: Sequence[Place]) -> str:
    """Return ``Karlskrona kommun (med Ronneby)``: the Swedish places, the lead first."""
    lead, *others = swedish
    if not others:
        return name(lead)
    return words("card.with_swedish", place=name(lead), others=words.listing(map(words.short, others)))


def partner_end(
    words: Language, name: Callable[[Place], str], partners: Sequence[Place], partnership: Partnership
) -> str:
    """Return the partners; that there is one whom no source names is said."""
    unnamed = [words("card.unnamed_partner")] if partnership.unnamed else []
    return words.listing([*map(name, partners), *unnamed])


def payers(words: Language, partnership: Partnership) -> str:
    """Return who pays beside ICLD, in a sentence; empty when nobody is known to."""
    return (
        words("card.other_payers", payers=words.listing(partnership.other_payers))
        if partnership.other_payers
        else ""
    )


def topic(words: Language, project: Project) -> str:
    """Return a project's topic with a capital, its title when there is no topic."""
    text = words.own(project, "topic") or project.title
    return text[:1].upper() + text[1:]


def grant(words: Language, project: Project) -> str:
    """Return kind, size, number and network of a project's grant in one line, as far as they are known."""
    facts = [
        words(f"grant_kind.{project.grant_kind}") if project.grant_kind else "",
        words.money(project.amount, project.currency) if project.amount and project.currency else "",
        words("card.reference", number=project.reference) if project.reference else "",
        words("card.network", name=project.network) if project.network else "",
    ]
    return " · ".join(text for text in facts if text)


def years(words: Language, start: PartialDate | None, end: PartialDate | None) -> str:
    """Return the dates in words, as exact as they are known; a missing one is said to be unknown, never guessed."""
    if start and end:
        first, last = words.date(start), words.date(end)
        return first if first == last else words("card.years", start=first, end=last)
    if start:
        return words("card.since", year=words.date(start))
    return words("card.until", year=words.date(end)) if end else words("card.unknown_years")


def theme_marks(
    dataset: Dataset, words: Language, themes: tuple[str, ...]
) -> tuple[tuple[str, str, str], ...]:
    """Return colour, shape and label of themes."""
    marks = []
    for theme in (dataset.themes[t] for t in themes if t in dataset.themes):
        group = dataset.theme_groups.get(theme.group)
        marks.append(
            (
                group.colour if group else COLOURS["grey"],
                group.shape if group else "circle",
                words.label(theme),
            )
        )
    return tuple(marks)


def theme_labels(dataset: Dataset, words: Language, themes: Iterable[str]) -> list[str]:
    """Return the labels of themes."""
    return [words.label(dataset.themes[t]) for t in themes if t in dataset.themes]


def _goals(words: Language, goals: list[str], between: str) -> str:
    return words("card.goals", n=len(goals), goals=between.join(goals)) if goals else ""


def basis(dataset: Dataset, words: Language, standing: Standing) -> str:
    """Return on what the status rests, with its date; a confirmation with who gave it."""
    project = standing.project
    kind = f"{standing.basis}_until" if project.end and standing.basis in _WITH_END else standing.basis
    values = {
        "date": words.date(standing.evidence) if standing.evidence else "",
        "end": words.date(project.end) if project.end else "",
    }
    if not standing.evidence:
        kind += "_no_source"
    elif project.rests_on_confirmation:
        kind += "_confirmed"
        values["confirmed"] = confirmation(dataset, words, project)
    return words(f"card.basis_{kind}", **values)


def confirmation(dataset: Dataset, words: Language, project: Project) -> str:
    """Return ``bekräftat av Växjö kommun i februari 2027``; empty for a project that nobody has confirmed."""
    if project.confirmed is None:
        return ""
    month = parse_partial_date(project.confirmed.text[:7])
    exactness = "year" if len(month.text) == 4 else "month"
    if project.confirmed_by not in dataset.places:
        return words(f"card.confirmed_{exactness}", date=words.date(month))
    by = words.place(dataset.places[project.confirmed_by])
    return words(f"card.confirmed_by_{exactness}", place=by, date=words.date(month))


def sources(
    dataset: Dataset, words: Language, urls: tuple[str, ...], limit: int | None = SHOWN_SOURCES
) -> tuple[tuple[str, str], ...]:
    """Return link and name of the best sources: the host, numbered where several pages are of one host.

    The name says when the link leads to an archived copy, or to a page that is gone. No two links
    have the same name, so that a screen reader's list tells them apart.
    """
    shown = hosts_of(urls)[:limit]
    hosts = [host for _, host in shown]
    named = []
    for i, (url, host) in enumerate(shown):
        href, note = link_of(dataset, url)
        marks = [str(hosts[: i + 1].count(host))] if hosts.count(host) > 1 else []
        marks += [words(f"card.source_{note}")] if note else []
        named.append((href, f"{host} ({', '.join(marks)})" if marks else host))
    return tuple(named)


def hosts_of(urls: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return address and host of the sources that may be linked: only http and https ever are."""
    return tuple((url, host) for url in urls if (host := _host(url)))


@lru_cache(maxsize=4096)
def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.") if is_linked(url) else ""
