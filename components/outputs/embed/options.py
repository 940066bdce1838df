"""The options of an embedded map beside the state, and the address and code made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, urlencode

from components.kit.templates import render
from components.language import Language
from components.outputs.embed.revisions import NAME
from components.state.state import FILTERS, WITHOUT_ARTICLES, State, Vocabulary, decode, encode
from components.view import shown_date
from data.records import Dataset

PAGE = "embed.html"
HEIGHTS = (480, 600, 760)
"""Pixels: what fits beside running text, the usual, and a page of its own."""
WIDTH = 900
"""Pixels, for a host page whose policy forbids styles in elements; else the frame is as wide as its place."""


@dataclass(frozen=True, slots=True)
class Options:
    """``revision`` names what a frozen map shows for ever; empty follows the newest publication."""

    with_list: bool = True
    revision: str = ""


def embed_address(state: State, options: Options) -> str:
    """Return the address of the embedded map, relative to the root."""
    query = encode(
        replace(
            state, page="map", id="", start=0, answer="", since="", sort="", columns=(), **WITHOUT_ARTICLES
        )
    )
    if not options.with_list:
        query["list"] = "no"
    if options.revision:
        query["revision"] = options.revision
    return PAGE + (f"?{urlencode(query, safe=',:', quote_via=quote)}" if query else "")


def frozen(dataset: Dataset, state: State, today: date) -> State:
    """Return the state for a frozen map: on a day of its own, or its statuses would move as time goes by."""
    return replace(state, date=shown_date(dataset, state, today))


def read_options(query: Mapping[str, Iterable[str]]) -> Options | None:
    """Return the options in an address; None when it names a revision that cannot be one."""
    revision = ",".join(query.get("revision", ()))
    if revision and not NAME.fullmatch(revision):
        return None
    return Options("no" not in query.get("list", ()), revision)


def read_state(query: Mapping[str, Iterable[str]], known: Vocabulary) -> State:
    """Return the state in an address; what is unknown is dropped, as on the page."""
    return decode("map", query, known)


def code(root: str, state: State, options: Options, height: int, words: Language, title: str) -> str:
    """Return the code to put into another page: the frame, and below it the way to the whole map."""
    return render(
        "outputs/embed/code.html",
        address=f"{root}{embed_address(state, options)}",
        whole=f"{root}{_whole(state)}",
        title=title,
        width=WIDTH,
        height=height,
        link=words("embed.link"),
        name=words("app.name"),
        code=words.code,
    ).strip()


def data_addresses(state: State) -> dict[str, str]:
    """Return the addresses of the same rows as data, by form, relative to the root, with every filter in full."""
    parameters = {name: ",".join(getattr(state, name)) for name in FILTERS if getattr(state, name)}
    parameters |= {name: getattr(state, name) for name in ("text", "date") if getattr(state, name)}
    query = f"?{urlencode(parameters, safe=',', quote_via=quote)}" if parameters else ""
    return {kind: f"api/v1/partnerships.{kind}{query}" for kind in ("json", "csv", "geojson")}


def _whole(state: State) -> str:
    query = urlencode(encode(replace(state, page="map", panel="overview")), safe=",:", quote_via=quote)
    return f"?{query}" if query else ""
