"""What programs read of the whole application: ``robots.txt``, ``sitemap.xml``, the news and ``security.txt``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.host.internals.streamlit_server import FOLDERS
from components.kit.compressed import File, compress
from components.kit.http import FRESH, answer, digest, not_found
from components.kit.http_turns import in_turn
from components.language import language
from components.outputs.page.meta import feed_address
from components.outputs.site.feed import Correction, atom, entries
from components.outputs.site.layout import FEED, folder
from components.outputs.site.page import Site
from components.outputs.site.security_txt import security_txt
from components.outputs.site.sitemap import sitemap
from components.settings import Settings, root_of, today
from components.state.editing import EDITING
from components.state.state import FORMER, LANGUAGES, NAVIGATION, State, address, known_id
from components.view.answers import ANSWER_KINDS
from components.view.changes import corrected_facts
from data.dates import swedish_day
from data.records import Dataset, PartialDate
from data.store.errors import StoreError
from data.store.served import at_revision, current, served

FEEDS = ("feed.xml", FEED)
"""The usual name, and that of the static site."""
MOST = 16
"""Documents in the cache; each holds the address that the visitor used."""
COMPARED = 12
"""The newest publications, each of which is compared with the one before."""
DRAWN = ("/figure/", "/data/brief/")
"""Files that are drawn when somebody opens them: a program that follows every link would have all of them drawn."""


def robots_and_feed_routes(chosen: Settings) -> list[Route]:
    """Return the routes for programs."""

    def root(request: Request) -> str:
        return root_of(chosen, str(request.base_url))

    def robots(request: Request) -> Response:
        at = urlsplit(root(request)).path.rstrip("/")
        editors = (f"/{EDITING}",) if chosen.editing else ()
        lines = [f"Disallow: {at}{path}" for path in (*FOLDERS, *DRAWN, *editors)]
        # A link's preview is a figure.
        lines += [f"Allow: {at}/figure/map.png", f"Sitemap: {root(request)}sitemap.xml"]
        return PlainTextResponse("\n".join(("User-agent: *", *lines, "")))

    def map_of_pages(request: Request) -> Response:
        return _answer(request, _sitemap(current(chosen.tables).dataset, root(request)))

    def news(request: Request, code: str) -> Response:
        now, ident = served(chosen.tables), request.query_params.get("id", "")
        dataset = now.loaded.dataset
        place = known_id(ident, dataset.places)
        if ident and not place:
            return not_found()
        # What could not be compared now is tried again at the next request.
        changed = corrections(dataset, now.entry.number if now.entry else 0)
        return _answer(request, _news(chosen, dataset, today(chosen), root(request), code, place, changed))

    def security(request: Request) -> Response:
        text = security_txt(chosen.contact, today(chosen), chosen.address)
        return PlainTextResponse(text, headers={"Cache-Control": FRESH}) if text else not_found()

    return [
        Route("/robots.txt", robots),
        Route("/sitemap.xml", in_turn(map_of_pages)),
        Route("/.well-known/security.txt", security),
        *(
            Route(f"/{folder(code)}{name}", in_turn(partial(news, code=code)))
            for code in LANGUAGES
            for name in FEEDS
        ),
    ]


def sitemap_states(dataset: Dataset) -> list[State]:
    """Return the pages that search engines should know, in Swedish."""
    projects, places = dataset.projects.values(), dataset.places
    themes = {theme for project in projects for theme in project.themes}
    countries = {places[p].country for row in dataset.partnerships.values() for p in row.partner_places}
    return [
        *(State(page=page) for page in (*NAVIGATION, "changes")),
        *(State(page="place", answer=kind) for kind in (*ANSWER_KINDS, FORMER)),
        *(State(page="place", id=ident) for ident in places),
        *(State(theme=(theme,)) for theme in dataset.themes if theme in themes),
        *(State(country=(country,)) for country in dataset.countries if country in countries),
    ]


def newest_facts(dataset: Dataset) -> dict[str, str]:
    """Return the date of the newest evidence by the id of each place with a partnership, as exact as it is known."""
    newest: dict[str, PartialDate] = {}
    for row in dataset.partnerships.values():
        dates = [p.newest_evidence for p in dataset.projects_of[row.id] if p.newest_evidence]
        for ident in (row.swedish_place, *row.other_swedish_places, *row.partner_places):
            known = [*dates, *([newest[ident]] if ident in newest else [])]
            if known:
                newest[ident] = max(known, key=lambda day: day.first)
    return {ident: day.text for ident, day in newest.items()}


def _answer(request: Request, file: File) -> Response:
    return answer(request, file, {"Cache-Control": FRESH, "ETag": f'"{digest(file.content)}"'})


@lru_cache(maxsize=MOST)
def _sitemap(dataset: Dataset, root: str) -> File:
    newest = newest_facts(dataset)
    pages = [
        ({code: root + _path(state, code) for code in LANGUAGES}, newest.get(state.id, ""))
        for state in sitemap_states(dataset)
    ]
    return compress(sitemap(pages), "application/xml")


@lru_cache(maxsize=MOST)
def _news(
    chosen: Settings,
    dataset: Dataset,
    day: date,
    root: str,
    code: str,
    place: str,
    changed: tuple[Correction, ...],
) -> File:
    site, words = Site(dataset, day, root, chosen.organisation), language(code)
    news = entries(site, words, changed)
    if place:
        news = [entry for entry in news if place in entry.places]
    own = root + feed_address(State(page="place", id=place, language=code))
    content = atom(site, words, news, own, lambda page: root + _path(page, page.language), of=place)
    return compress(content, "application/atom+xml")


def _path(state: State, code: str) -> str:
    return address(replace(state, language=code)).removeprefix("./")


def corrections(dataset: Dataset, number: int) -> tuple[Correction, ...]:
    """Return the partnerships whose facts the newest publications changed; ``number`` is the newest one's."""
    result: list[Correction] = []
    for later in range(number, max(1, number - COMPARED), -1):
        try:
            result += _corrected(later)
        except StoreError:  # what cannot be read is no news
            break
    return tuple(c for c in result if c.partnership in dataset.partnerships)


@lru_cache(maxsize=2 * COMPARED)
def _corrected(number: int) -> tuple[Correction, ...]:
    new, old = at_revision(number), at_revision(number - 1)
    rows = corrected_facts(old.loaded.dataset, new.loaded.dataset)
    day = swedish_day(new.entry.created)
    return tuple(Correction(row, number, day) for row in sorted(rows))
