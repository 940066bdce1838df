"""The page about the open data for people who write programs: what there is, how to ask, under which licence."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources

from components.kit.colours import custom_properties
from components.kit.templates import render
from components.kit.typeface import font_faces, font_files
from components.language import language
from components.outputs.open_data.csvw import METADATA
from components.outputs.open_data.edition import LICENCE, Edition
from components.outputs.open_data.query import PAGING, WORDS
from components.outputs.open_data.resources import FORMAT_NAMES, RESOURCES
from components.parts.header.render import MADE_BY_SERVER
from components.state.state import LANGUAGES, NAVIGATION, State, address

STYLE = "open-data.css"
PROBLEMS = (
    "unknown_word",
    "unknown_value",
    "given_twice",
    "bad_number",
    "bad_date",
    "text_too_long",
    "too_long",
    "not_found",
    "not_allowed",
)
"""The kinds of problem documents, by the ids that their ``type`` points to on this page."""


def developer_page(edition: Edition, code: str) -> bytes:
    """Return the page in a language; ``edition.root`` leads to the root from where the page lies."""
    words = language(code)
    page = render(
        f"outputs/open_data/{code}.html",
        words=words,
        code=code,
        root=edition.root,
        live=edition.live,
        catalogue="://" in edition.root,
        lists=list(RESOURCES.values()),
        names=FORMAT_NAMES,
        metadata=METADATA,
        queries=[
            (RESOURCES[name], parameters)
            for name, parameters in WORDS.items()
            if set(parameters) - set(PAGING)
        ],
        sentences={
            word: words(f"open_data.word_{word}") for parameters in WORDS.values() for word in parameters
        },
        problems=[(p.replace("_", "-"), words(f"open_data.problem_{p}")) for p in PROBLEMS],
        rows={name: len(getattr(edition.dataset, name)) for name in RESOURCES},
        revision=edition.dataset.revision,
        as_of=words.date(edition.as_of),
        licence=LICENCE,
        style=STYLE if code == LANGUAGES[0] else f"../{STYLE}",
        home=edition.root + _page(edition, code, "map"),
        pages=[
            (p, edition.root + _page(edition, code, p))
            for p in NAVIGATION
            if edition.live or p not in MADE_BY_SERVER
        ],
        other=f"{edition.root}api/" + ("en/" if code == "sv" else ""),
        index="" if edition.live else "index.html",
    )
    return page.encode("utf-8")


def _page(edition: Edition, code: str, page: str) -> str:
    """Return where a page is: the application reads the language in its address, a site has a folder for it."""
    if edition.live:
        return address(State(page=page, language=code)).removeprefix("./")
    return ("" if code == LANGUAGES[0] else f"{code}/") + ("" if page == "map" else f"{page}/") + "index.html"


def page_files() -> Mapping[str, bytes]:
    """Return what the page loads, by name: its style and the typeface."""
    fonts = font_files()
    page_style = resources.files(__package__).joinpath("page", STYLE).read_bytes()
    header = (resources.files("components") / "parts" / "header" / "header.css").read_bytes()
    return {
        STYLE: custom_properties() + font_faces({n: n for n in fonts}).encode() + header + page_style,
        **fonts,
    }
