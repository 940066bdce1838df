"""What stands in words on a figure and beside it: title, filters, numbers, sources, alternative texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from ipaddress import ip_address
from types import MappingProxyType
from urllib.parse import urlsplit

from components.language import Language
from components.outputs.figure.extent import shown_focus
from components.outputs.figure.fonts import letters, missing
from components.parts.partnership_card.card import basis, swedish_end
from components.state.figure import DEFAULT as USUAL_FIGURE
from components.state.figure import Options
from components.state.state import DEFAULT, WITHOUT_ARTICLES, State, address
from components.view import Row, View, build_view, period_words
from components.view.wording import rest, subject
from data.records import STATUSES, Place
from data.status import Period

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: the application's public address, ending with a slash, and who runs it.

    Without a public address nothing that leaves the program bears one.
    """

    address: str = ""
    organisation: str = ""


NOWHERE = Origin()


def public_origin(address: str, organisation: str) -> Origin:
    """Return the origin for the address that is configured: none for one that only this machine understands."""
    host = urlsplit(address).hostname or ""
    own = host == "localhost" or host.endswith((".localhost", ".local")) or "." not in host.strip(".")
    with suppress(ValueError):
        own = ip_address(host).is_loopback or ip_address(host).is_unspecified
    return Origin("" if own or not address else f"{address.rstrip('/')}/", organisation)


def in_wording(view: View, options: Options) -> View:
    """Return the view in the figure's language, which may be another than the page's, and in its letters.

    A place whose name the typeface cannot write has the first of its other names that it can.
    """
    if options.wording not in ("", view.state.language):
        view = build_view(view.dataset, replace(view.state, language=options.wording), view.today)
    return replace(view, language=replace(view.language, letters=letters()))


def title(view: View, options: Options) -> str:
    """Return the title that was given, else "Aktiva kommunala partnerskap om klimat och miljö i Afrika".

    Where ended ones are among the partnerships, the years that they span follow.
    """
    if options.title:
        return options.title
    words, status = view.language, view.state.status
    if 1 < len(status) < len(STATUSES):
        kinds = words.listing(words(f"report.some_{s}") for s in status)
        about = words("report.title_some", statuses=kinds[:1].upper() + kinds[1:])
    else:
        about = words(f"report.title_{status[0] if len(status) == 1 else 'any'}")
    about = " ".join(filter(None, (about, subject(view.dataset, view.state, words))))
    years = _years(view)
    return words("report.title_years", title=about, years=years) if years else about


def subtitle(view: View, dated: bool = True, titled: bool = True) -> str:
    """Return what the title leaves unsaid: statuses that are mixed, funders, long lists, and if ``dated`` the day.

    Not ``titled``: the title says nothing of the filters.
    """
    words, state = view.language, view.state
    counts = Counter(r.status for r in view.rows)
    parts = [] if titled else [subject(view.dataset, state, words)]
    if len(state.status) != 1:
        parts.append(words.listing(words(f"report.n_{s}", n=counts[s]) for s in STATUSES if counts[s]))
    parts += rest(view.dataset, state, words)
    if dated:
        told = period_words(view.dataset, state, words, view.period, view.today)
        parts += told
        if not told and view.period == Period.day(view.today):
            parts.append(words("report.said_today", date=words.date(view.today)))
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _years(view: View) -> str:
    """Return ``2008–2026``: from the first start to the last end that is not ahead; empty for what is under way."""
    if view.state.date or view.state.status in (("active",), ("planned",)):
        return ""
    begun = [r.start_year for r in view.rows if r.start_year]
    ended = [r.end_year if r.end_year and r.status != "active" else view.today.year for r in view.rows]
    if not begun:
        return ""
    first, last = min(begun), min(max(ended), view.today.year)
    return f"{first}–{last}" if first < last else str(first)


def numbers(view: View, short: bool = False) -> tuple[str, ...]:
    """Return how many partnerships, Swedish places, partner places and countries there are; none breaks a line.

    Last, if there are any, how many of the partnerships have no known partner: so the numbers add up.
    """
    words, n = view.language, view.counts
    ending = "_short" if short else ""
    said = (
        words("report.n_partnerships", n=n.partnerships),
        words(f"report.n_swedish{ending}", n=n.swedish_places),
        words(f"report.n_partners{ending}", n=n.partner_places),
        words("report.n_countries", n=n.countries),
        *((words(f"report.n_unnamed{ending}", n=n.unnamed),) if n.unnamed else ()),
    )
    return tuple(text.replace(" ", NO_BREAK) for text in said)


def footer(view: View, origin: Origin, short: bool = False, maps: bool = True) -> tuple[str, ...]:
    """Return source, dates, boundaries (of what holds maps), organisation and address, each a sentence."""
    words = view.language
    if short:
        return (
            words("report.source_short", date=view.data_date.isoformat()),
            words("report.made_short", date=view.today.isoformat()),
            words("report.borders_short"),
        )
    lines = [
        words("report.source", date=words.date(view.data_date)),
        words("report.made", date=words.date(view.today)),
    ]
    if maps:
        lines.append(words("report.borders"))
    if origin.organisation:
        lines.append(words("report.organisation", name=origin.organisation))
    if origin.address:
        lines.append(words("report.address", address=short_address(view.state, origin)))
    return tuple(lines)


def short_address(state: State, origin: Origin) -> str:
    """Return the address of the map that shows the same rows, without what does not change them."""
    plain = replace(
        state, page="map", selection="", id="", area="", panel=DEFAULT.panel, sort="", start=0, answer="",
        columns=(), figure=USUAL_FIGURE, **WITHOUT_ARTICLES,
    )  # fmt: skip
    return (origin.address + address(plain).removeprefix("./")).partition("://")[2] or origin.address


def alt_text(view: View, options: Options) -> str:
    """Return one or two sentences for the figure's alternative text."""
    view = in_wording(view, options)
    return view.language("report.alt", map=_map(view, options), sentence=view.sentence)


def caption(view: View, options: Options, origin: Origin = NOWHERE) -> str:
    """Return the caption with what must be cited when the figure is used."""
    view = in_wording(view, options)
    words = view.language
    first = words(
        "report.caption",
        title=title(view, options),
        subtitle=subtitle(view, titled=not options.title),
        numbers=words.listing(numbers(view)).replace(NO_BREAK, " "),
    )
    return " ".join((first, *footer(view, origin)))


def long_description(view: View, options: Options) -> str:
    """Return the whole figure in words, made from its rows: counts, then a line for each partnership."""
    view = in_wording(view, options)
    words, rows = view.language, view.rows
    if not rows:
        return f"{alt_text(view, options)} {words('report.nothing_why')}"
    named = {g.id: words.label(g) for g in view.dataset.theme_groups.values()}
    unknown = words("report.legend_no_theme")
    by_status = Counter(words(f"status.{r.status}") for r in rows)
    by_country = Counter(words.country(c) for r in rows for c in r.countries)
    by_group = Counter(named.get(view.groups[r.id], unknown) for r in rows)
    lines = [
        alt_text(view, options),
        words("report.long_status", values=_counts(words, by_status)),
        words("report.long_countries", values=_counts(words, by_country)),
        words("report.long_themes", values=_counts(words, by_group)),
        words("report.long_rows"),
    ]
    return "\n".join([*lines, *(_row(view, row) for row in rows)])


def partners(
    view: View, row: Row, numbers: Mapping[str, int] = MappingProxyType({}), countries: bool = True
) -> str:
    """Return ``An Giang (Vietnam)``: the other end of a partnership, each country named once, or none.

    A place that has a number on the map bears it here, too.
    """
    words = view.language
    named = []
    for i, place in enumerate(row.partners):
        is_last = i + 1 == len(row.partners) or row.partners[i + 1].country != place.country
        name, country = _numbered(words.short(place), place, numbers), words.country(place.country)
        told = words("report.with_country", place=name, country=country)
        named.append(told if is_last and countries else name)
    name = words("card.unnamed_partner")
    unnamed = [
        words("report.with_country", place=name, country=words.country(code)) if code else name
        for code in row.partnership.unnamed
    ]
    return words.listing([*named, *unnamed])


def pair(
    view: View,
    row: Row,
    numbers: Mapping[str, int] = MappingProxyType({}),
    partner_first: bool = False,
    countries: bool = True,
) -> str:
    """Return ``Växjö – An Giang (Vietnam)``, both ends of a partnership, or ``An Giang (Vietnam) – Växjö``."""
    words = view.language

    def name(place: Place) -> str:
        return _numbered(words.short(place), place, numbers)

    lead, *others = map(name, row.swedish_places)
    swedish = words("card.with_swedish", place=lead, others=words.listing(others)) if others else lead
    first, last = swedish, partners(view, row, numbers, countries)
    if partner_first:
        first, last = last, first
    return words("report.list_row", first=first, last=last)


def _numbered(name: str, place: Place, numbers: Mapping[str, int]) -> str:
    return f"{numbers[place.id]}{NO_BREAK}{name}" if place.id in numbers else name


def lost_letters(view: View, options: Options, origin: Origin = NOWHERE) -> str:
    """Return the letters of a figure's title, names and sources that its typeface lacks, each once."""
    view = in_wording(view, options)
    return missing(caption(view, options, origin) + long_description(view, options))


def _row(view: View, row: Row) -> str:
    words, known = view.language, view.dataset.themes
    themes = words.listing(words.label(known[t]) for t in row.themes if t in known)
    return words(
        "report.long_row" if themes else "report.long_row_plain",
        swedish=swedish_end(words, words.place, row.swedish_places),
        partners=partners(view, row),
        basis=basis(words, row.standing),
        themes=themes,
    )


def _map(view: View, options: Options) -> str:
    words, focus = view.language, options.focus
    if options.map == "shown":
        focus = shown_focus(view)
        if not focus:
            return words("report.shown_alt")
    elif options.map != "close":
        return words(f"report.map_{options.map}")
    return (
        words("report.close_up", focus=focus_name(words, focus)) if focus else words("report.map_close_all")
    )


def focus_name(words: Language, focus: str) -> str:
    """Return the name of a country or part of the world."""
    return words.country(focus) if focus.isupper() else words(f"world_region.{focus}")


def _counts(words: Language, counts: Mapping[str, int]) -> str:
    ordered = sorted(
        ((n, name) for name, n in counts.items() if n), key=lambda x: (-x[0], words.sort_key(x[1]))
    )
    return ", ".join(words("report.long_count", name=name, n=n) for n, name in ordered)
