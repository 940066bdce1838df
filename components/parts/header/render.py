"""The header's and footer's HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from components.kit.templates import render
from components.language import Language
from components.state.state import FORMER, NAVIGATION, PAGES, State, address
from components.view import wording
from data.dates import swedish_day
from data.records import Dataset
from data.store.served import Served

MOST_DROPPED, MOST_LETTERS = 3, 40
MADE_BY_SERVER = ("report",)
"""Pages of the menu that a site of plain files cannot have."""


def header(
    state: State,
    words: Language,
    base: State | None = None,
    *,
    serving: bool = False,
    foreign: str = "",
    filters: str | None = None,
    language_address: str = "",
) -> str:
    """Return the header; its links keep everything chosen but what belongs to one page only, or else ``base``.

    ``serving``: a server answers, so that there are also the filters' button, the pages that make figures and the
    code for other sites. ``foreign``: for the page's script, what the framework's English words are in this language.
    ``filters``: the id of the page's own filters, empty where it has none; without it, a button opens Streamlit's.
    ``language_address``: the page in the other language, where its address is not that of a ``State``.
    """
    shared = base or replace(state, start=0, id="", answer="", since="")
    pages = [
        (p, replace(shared, page=p, selection="" if p != "map" else shared.selection))
        for p in NAVIGATION
        if serving or p not in MADE_BY_SERVER
    ]
    other = replace(state, language=words("nav.language_code"))
    home = State(language=state.language)
    return render(
        "parts/header/header.html",
        words=words,
        pages=pages,
        current=state.page,
        here=words(f"nav.{state.page}") if state.page in PAGES else "",
        serving=serving,
        foreign=foreign,
        filters=filters,
        other=language_address or address(other),
        home=home,
        embed=replace(shared, page="embed") if serving else None,
    )


def page_title(dataset: Dataset, state: State, words: Language) -> str:
    """Return what the browser's tab, history and bookmarks call the page: its subject first."""
    place = dataset.places.get(state.id) if state.page == "place" else None
    if place:
        subject = words.place(place)
    elif state.page == "place" and state.answer == FORMER:
        subject = words("former.heading")
    elif state.page == "place" and state.answer:
        subject = words("site.place_title", answer=words(f"place_index.word_{state.answer}"))
    elif state.page == "map":
        about = wording.subject(dataset, state, words)
        subject = words("app.partnerships_title", subject=about) if about else ""
    else:
        subject = words(f"nav.{state.page}")
    return words("app.page_title", subject=subject, name=words("app.name")) if subject else words("app.name")


def late_notice(served: Served, words: Language) -> str:
    """Return the notice that there may be something newer, which the store cannot give just now."""
    if served.entry is None:
        text = words("notice.tables")
    else:
        text = words("notice.kept", date=words.date(swedish_day(served.entry.created)))
    return render("parts/header/notice.html", words=words, heading=words("notice.heading"), texts=[text])


def dropped_notice(words: Language, dropped: Sequence[tuple[str, str]]) -> str:
    """Return the notice of the filters and values that a link has and that do not exist here."""
    texts = []
    for name, value in dropped[:MOST_DROPPED]:
        key = f"article_list.filter_{name}" if name.startswith("article_") else f"filter.{name}"
        label = words(key) if key in words.texts else name
        texts.append(words("missing.value", name=label.lower(), value=value[:MOST_LETTERS]))
    return render("parts/header/notice.html", words=words, heading="", texts=texts)


def footer(words: Language, data_date: str, about: State, report: str = "", editing: str = "") -> str:
    """Return the footer: what the figures rest on, where to read more, and to ``report`` errors (empty: nowhere).

    ``editing`` is the address of the editors' page, empty where there is none.
    """
    return render(
        "parts/header/footer.html",
        words=words,
        data_date=data_date,
        about=about,
        changes=replace(about, page="changes"),
        report_to=report,
        editing=editing,
    )
