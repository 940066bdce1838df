"""What stands in words on a figure and beside it: title, filters, numbers, sources, alternative texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from components.language import Language
from components.outputs.figure.extent import shown_focus
from components.outputs.figure.fonts import missing
from components.outputs.figure.request import Figure, Origin
from components.outputs.figure.row_names import NO_BREAK, partners
from components.parts.partnership_card.card import basis, swedish_end
from components.state.figure import DEFAULT as USUAL_FIGURE
from components.state.state import DEFAULT, WITHOUT_ARTICLES, State, address
from components.view import Row, View, period_words
from components.view.wording import rest, subject
from data.records import STATUSES
from data.status import Period


def title(figure: Figure) -> str:
    """Return the title that was given, else "Aktiva kommunala partnerskap om klimat och miljö i Afrika".

    Where ended ones are among the partnerships, the years that they span follow.
    """
    view = figure.view
    if figure.options.title:
        return figure.options.title
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
    page, since = ("changes", state.since) if state.page == "changes" else ("map", "")
    plain = replace(
        state, page=page, since=since, selection="", id="", area="", panel=DEFAULT.panel, sort="", start=0,
        answer="", columns=(), figure=USUAL_FIGURE, **WITHOUT_ARTICLES,
    )  # fmt: skip
    return (origin.address + address(plain).removeprefix("./")).partition("://")[2] or origin.address


def alt_text(figure: Figure) -> str:
    """Return one or two sentences for the figure's alternative text."""
    return figure.view.language("report.alt", map=_map(figure), sentence=figure.view.sentence)


def caption(figure: Figure) -> str:
    """Return the caption with what must be cited when the figure is used."""
    view, words = figure.view, figure.view.language
    first = words(
        "report.caption",
        title=title(figure),
        subtitle=subtitle(view, titled=not figure.options.title),
        numbers=words.listing(numbers(view)).replace(NO_BREAK, " "),
    )
    return " ".join((first, *footer(view, figure.origin)))


def long_description(figure: Figure) -> str:
    """Return the whole figure in words, made from its rows: counts, then a line for each partnership."""
    view, words, rows = figure.view, figure.view.language, figure.view.rows
    if not rows:
        return f"{alt_text(figure)} {words('report.nothing_why')}"
    named = {g.id: words.label(g) for g in view.dataset.theme_groups.values()}
    unknown = words("report.legend_no_theme")
    by_status = Counter(words(f"status.{r.status}") for r in rows)
    by_country = Counter(words.country(c) for r in rows for c in r.countries)
    by_group = Counter(named.get(view.groups[r.id], unknown) for r in rows)
    lines = [
        alt_text(figure),
        words("report.long_status", values=_counts(words, by_status)),
        words("report.long_countries", values=_counts(words, by_country)),
        words("report.long_themes", values=_counts(words, by_group)),
        words("report.long_rows"),
    ]
    return "\n".join([*lines, *(_row(view, row) for row in rows)])


def lost_letters(figure: Figure) -> str:
    """Return the letters of a figure's title, names and sources that its typeface lacks, each once."""
    return missing(caption(figure) + long_description(figure))


def _row(view: View, row: Row) -> str:
    words, known = view.language, view.dataset.themes
    themes = words.listing(words.label(known[t]) for t in row.themes if t in known)
    return words(
        "report.long_row" if themes else "report.long_row_plain",
        swedish=swedish_end(words, words.place, row.swedish_places),
        partners=partners(view, row),
        basis=basis(view.dataset, words, row.standing),
        themes=themes,
    )


def _map(figure: Figure) -> str:
    words, view, options = figure.view.language, figure.view, figure.options
    focus = options.focus
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
