"""The panel's HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from components.kit.links import place_state
from components.kit.reports import NOBODY, Reports
from components.kit.templates import render
from components.parts.article_card.render import article_cards
from components.parts.panel.overview import overview
from components.parts.partnership_card.card import partnership_card, title_of
from components.state.state import PANELS, State
from components.view import View
from data.records import Article, Place

SHOWN_ROWS = 40
SHOWN_ARTICLES = 20


@dataclass(frozen=True, slots=True)
class Selected:
    """The heading of a selection: its name, what it is, how to leave it, and pages that tell more."""

    title: str
    kind: str
    clear: State
    pages: tuple[tuple[State, str], ...]


def panel(view: View, reports: Reports = NOBODY) -> str:
    """Return the panel of a view: the selection when there is one, else the chosen tab."""
    words, state = view.language, view.state
    selected = _selected(view)
    rows = view.selection.rows if view.selection else view.rows if state.panel == "list" else ()
    hidden = view.selection.hidden if view.selection else ()
    articles = {a.id: a for r in (*rows, *hidden) for a in view.dataset.articles_of.get(r.id, ())}.values()
    shown = list(articles) if view.selection else view.articles if state.panel == "articles" else ()
    return render(
        "parts/panel/panel.html",
        words=words,
        selection=selected,
        cards=[partnership_card(view.dataset, words, state, r, reports) for r in rows[:SHOWN_ROWS]],
        hidden=[partnership_card(view.dataset, words, state, r, reports) for r in hidden[:SHOWN_ROWS]],
        more=max(0, len(rows) - SHOWN_ROWS),
        articles=Markup(_articles(view, shown[:SHOWN_ARTICLES], reports)) if shown else "",
        tab=state.panel,
        tabs=_tabs(view),
        table=replace(state, page="table", selection=""),
        ahead=overview(view) if state.panel == "overview" and not selected else None,
    )


def _articles(view: View, shown: Sequence[Article], reports: Reports) -> str:
    visible = {r.id for r in view.rows}
    return article_cards(view.dataset, view.language, view.state, shown, visible, reports=reports)


def _selected(view: View) -> Selected | None:
    chosen = view.selection
    if chosen is None:
        return None
    words, state = view.language, view.state
    clear = replace(state, selection="")
    ends: Iterable[Place] = ()
    if chosen.place:
        name, ends = words.place(chosen.place), (chosen.place,)
        kind = f"{words('kind.' + chosen.place.kind)} · {words.country(chosen.place.country)}"
    else:
        partnership = view.dataset.partnerships[chosen.id]
        ends = tuple(view.dataset.places[p] for p in partnership.ends)
        name, kind = title_of(view.dataset, words, words.place, partnership), ""
    pages = tuple((place_state(words, p), words("panel.place_page", place=words.place(p))) for p in ends)
    return Selected(name, kind, clear, pages)


def _tabs(view: View) -> list[tuple[str, State, int | None]]:
    counts = {"list": len(view.rows), "articles": len(view.articles)}
    return [(p, replace(view.state, panel=p), counts.get(p)) for p in PANELS]
