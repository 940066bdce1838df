"""Everything that the program puts out: each route, each page and each command, by what makes one of each.

``ROUTES`` and ``COMMANDS`` name every route and command there is; a test fails when one is missing, so that nothing
new leaves the program without being read.
"""

from __future__ import annotations

import os
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from unittest.mock import patch
from urllib.parse import quote

from click.testing import CliRunner

from bench.hostile_strings.readers import kind_of
from bench.hostile_strings.web_readers import Headers
from components.host.assets import assets, outlines
from components.outputs.export.changes_file import FILE_KINDS
from components.outputs.export.download import KINDS as EXPORTS
from components.outputs.figure.charts import CHARTS
from components.outputs.figure.reference import REFERENCE_KINDS
from components.outputs.figure.render_figure import KINDS as FIGURES
from components.outputs.open_data.docs_page import page_files
from components.outputs.open_data.resources import RESOURCES
from components.state.figure import MAPS
from components.state.state import LANGUAGES, PAGES
from manage import manage
from tests.browser.harness.server import TODAY

ROOT = "https://example.org/karta/"
ALL = "status=all&funding=all"
PATIENCE_S = 120.0
_CODES = tuple(f"{ALL}&language={code}" for code in LANGUAGES)
_API = tuple(
    f"{r.name}.{kind}{'' if kind.endswith('json-metadata') else '?status=all'}"
    for r in RESOURCES.values()
    for kind in r.formats
)

ROUTES: Mapping[str, Sequence[str]] = {
    "/assets/{version}/{name}": [f"/assets/0/{name}" for name in assets()],
    "/outlines/{version}/{name}": [f"/outlines/0/{name}" for name in outlines()],
    "/data/{version}/map.json": ["/data/0/map.json"],
    "/data/{version}/names.json": ["/data/0/names.json"],
    "/data/partnerships.{kind}": [f"/data/partnerships.{kind}?{q}" for kind in EXPORTS for q in _CODES],
    "/data/changes.{kind}": [f"/data/changes.{kind}?since=2010&{q}" for kind in FILE_KINDS for q in _CODES],
    "/data/brief/{ident}.pdf": ["/data/brief/k{n}.pdf", "/data/brief/a{n}.pdf?language=en", "/data/brief/KE.pdf"],
    "/figure/map.{kind}": [
        *(f"/figure/map.{kind}?map={m}&{_CODES[n % 2]}&title={{text}}" for n,
            m in enumerate(MAPS) for kind in ("svg", *FIGURES)[n % 2 :: 2]),
        "/figure/map.zip?{all}",
    ],
    "/figure/chart-{chart}.{kind}": [f"/figure/chart-{c}.{kind}?{_CODES[n % 2]}&theme=t{{n}}" for n,
        c in enumerate(CHARTS) for kind in FIGURES],
    "/figure/reference.{kind}": [f"/figure/reference.{kind}?theme=t{{n}}&title={{text}}&{ALL}"
        for kind in REFERENCE_KINDS],
    "/figure/each-{each}.zip": ["/figure/each-theme.zip"],
    "/healthz": ["/healthz"],
    "/favicon.ico": ["/favicon.ico"],
    "/dcat.rdf": ["/dcat.rdf"],
    "/api": ["/api"],
    "/api/en": ["/api/en"],
    "/api/": ["/api/"],
    "/api/en/": ["/api/en/"],
    **{f"/api/{name}": [f"/api/{name}"] for name in page_files()},
    "/api/{path:path}": [
        *(f"/api/v1/{path}" for path in _API),
        *(f"/api/v1/schema/{name}.json" for name in RESOURCES),
        *(f"/api/v1/{r.name}.csv-metadata.json" for r in RESOURCES.values() if "csv" in r.formats),
        "/api/v1/openapi.json", "/api/v1/{path}", "/api/v1/partnerships.json?theme={text}",
            "/api/v1/places.csv?{text}=1",
    ],
    "/robots.txt": ["/robots.txt"],
    "/sitemap.xml": ["/sitemap.xml"],
    "/.well-known/security.txt": ["/.well-known/security.txt"],
    "/feed.xml": ["/feed.xml", "/feed.xml?id=a{n}"],
    "/feed.atom": ["/feed.atom"],
    "/en/feed.xml": ["/en/feed.xml"],
    "/en/feed.atom": ["/en/feed.atom?id=k{n}"],
    "/embed.html": ["/embed.html?language=en", "/embed.html?revision={text}", "/embed.html?theme=t{n}&list=no"],
    "/embed/{revision}/{name}": ["/embed/0/{path}"],
}  # fmt: skip
"""Addresses by route; ``{n}`` is a row's number, ``{text}`` a hostile string, quoted."""
PAGE_ADDRESSES = [
    *(f"/{'' if page == 'map' else page}?{q}" for page in PAGES for q in _CODES),
    *(f"/{page}?text={{text}}&theme={{text}}" for page in ("", "table", "articles")),
    *(f"/place?id={ident}&language={code}" for ident in ("k{n}", "a{n}", "{text}") for code in LANGUAGES),
    "/?selection=partnership:p{n}", "/?selection=place:a{n}&panel=list&language=en", "/?{text}={text}", "/{path}",
    "/table?start=50&theme=t{n}", "/articles?start=20", "/report?map=close&title={text}", "/place?answer=former",
]  # fmt: skip
COMMANDS: Mapping[str, Sequence[Sequence[str]]] = {
    "site": [("--to", "site", "--base-url", ROOT, "--today", TODAY)],
    "brief": [("k1", "--to", "brief.pdf", "--today", TODAY, "--address", ROOT)],
    "figure": [("--query", ALL, "--to", f"figure.{kind}", "--today", TODAY) for kind in FIGURES],
    "list": [("--query", q, "--format", kind, "--to", f"rows-{n}.{kind}", "--today",
        TODAY) for kind in EXPORTS for n, q in enumerate(_CODES)],
    "changes": [("--from", "2010", "--format", kind, "--today", TODAY) for kind in ("text", "csv", "json")],
    "ask": [("--place", "k1", "--to", "letters", "--today", TODAY), ("--place", "k2", "--to", "letters-en",
        "--language", "en", "--today", TODAY)],
    "check": [("tables",), ("tables", "--language", "en")],
}  # fmt: skip
"""What is called, in an empty folder with the tables in ``tables``; commands that print are read, too."""
NO_TABLE_TEXT = {
    "articles": "asks for decisions about a draft", "bench": "measures",
        "bring-in": "reads files; says what check says",
    "compare": "as show", "dictionary": "the schema only", "discard": "a number", "draft": "the tables, as export",
    "drafts": "names of drafts", "export": "the tables themselves, byte by byte", "history": "notes of publications",
    "import": "reads pages of others", "link": "finds places in a text that is given", "locate": "asks for decisions",
    "names": "the gazetteer only", "publish": "a package: the tables, the site and figures as they are here",
    "replies": "reads mail", "save": "a number", "settle": "asks for decisions",
        "show": "as printed to an editor's terminal",
    "sources": "reads pages of others", "template": "the schema only", "undo": "a number",
}  # fmt: skip
"""Commands that hand on no file made of the tables' texts, and what they do instead."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that the program put out: where it came from, its kind, its bytes and its answer's headers.

    ``failure`` says what was answered in its place, or is empty.
    """

    name: str
    kind: str
    content: bytes
    headers: Headers
    failure: str = ""


def served_outputs(address: str, texts: Sequence[str], every: int, part: int = 0) -> Iterator[Output]:
    """Yield what a server answers at all addresses; with ``every`` one in so many drawings, from number ``part`` on."""
    numbers, strings = cycle(range(len(texts))), cycle(texts[part :: max(1, len(texts) // 40)])
    drawn = (a for route, them in ROUTES.items() if route.startswith(DRAWN) for a in them)
    rest = (a for route, them in ROUTES.items() if not route.startswith(DRAWN) for a in them)
    for pattern in (*PAGE_ADDRESSES, *rest, *islice(drawn, part % every, None, every)):
        text = next(strings).encode("utf-8", "replace").decode()[:300]
        path = quote(text, safe="").replace(".", "%2E")
        asked = pattern.format(n=next(numbers), text=quote(text, safe=""), path=path, all=ALL)
        yield _answer(address, asked)


DRAWN = ("/figure/map", "/figure/chart", "/data/brief")
"""Routes whose answers take seconds each."""


def _answer(address: str, path: str) -> Output:
    try:
        with urllib.request.urlopen(address + path, timeout=PATIENCE_S) as reply:
            status, headers, content = reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        status, headers, content = error.code, error.headers, error.read()
    lower = {k.lower(): v for k, v in headers.items()}
    if status >= 500:
        ending = path.partition("?")[0]
        return Output(
            path,
            kind_of(ending, {}) if "." in ending else "HTML",
            content,
            {},
            f"{status} {content.decode()[:200]}",
        )
    return Output(path, kind_of(path, lower) if content else "text", content, lower)


def written_outputs(tables: Path, names: Sequence[str] = tuple(COMMANDS)) -> Iterator[Output]:
    """Yield every file that the commands write, and what they print."""
    settings = {"PARTNERSKAPSKARTAN_TABLES": str(tables), "PARTNERSKAPSKARTAN_TODAY": TODAY}
    with tempfile.TemporaryDirectory() as scratch, patch.dict(os.environ, settings):
        for name in names:
            for number, given in enumerate(COMMANDS[name]):
                folder = Path(scratch) / f"{name}-{number}"
                folder.mkdir()
                places = [str(folder / g) if i and given[i - 1] == "--to" else g for i, g in enumerate(given)]
                done = CliRunner().invoke(
                    manage, [name, *(str(tables) if p == "tables" else p for p in places)]
                )
                if done.exception and not isinstance(done.exception, SystemExit):
                    yield Output(f"manage.py {name} {given}", "text", b"", {}, repr(done.exception))
                kind = {"json": "JSON", "csv": "CSV"}.get(given[-3] if name == "changes" else "", "text")
                yield Output(f"manage.py {name} (printed)", kind, done.stdout.encode(), {})
                for path in sorted(p for p in folder.rglob("*") if p.is_file()):
                    yield Output(
                        f"manage.py {name}: {path.relative_to(folder)}",
                        kind_of(path.name, {}),
                        path.read_bytes(),
                        {},
                    )
