"""Streamlit's page, and the files that it is made of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from components.host.internals.streamlit_files import (
    ADDRESS,
    HASHED,
    KINDS,
    SCRIPT_ADDRESS,
    TEXT_FACE,
    folder,
    imported,
    script_names,
)
from components.host.internals.streamlit_page import (
    API,
    BODY,
    CHARSET,
    FONT,
    HEAD_END,
    ICON,
    LANGUAGE,
    NOSCRIPT,
    PROGRAM,
    ROOT,
    STYLE,
    TITLE,
    index_html,
    inline_script,
    named_scripts,
    rewritten,
)
from components.state.state import PAGES
from tests.components.host.internals.contract import Contract, scripts_text, without

_ENTRY = re.compile(r'<script type="module".*?</script>')


def _rewritten(html: str) -> str:
    built = rewritten(html, "sv", "Karta", "<first>", "<last>", "<body-of-ours>")
    parts = ('<html lang="sv">', "<title>Karta</title>", "<first>", "<last>\n</head>", "<body-of-ours>")
    missing = [part for part in parts if built.count(part) != 1]
    return f"made without {missing}" if missing or "favicon" in built else ""


def _first(html: str) -> str:
    loading = re.search(r"<(?:link|script|style)\b", html)
    return "" if loading and html.index(CHARSET) < loading.start() else "something is asked for before it"


def _relative(html: str) -> str:
    away = [a for a in re.findall(r'\b(?:href|src)="([^"]*)"', html) if not a.startswith("./")]
    return f"{away} do not begin with ./" if away else ""


def _served() -> TestClient:
    from streamlit.web.server.starlette.starlette_static_routes import create_streamlit_static_assets_routes

    return TestClient(Starlette(routes=create_streamlit_static_assets_routes(None)))


def _other_server(_: object) -> TestClient:
    return TestClient(Starlette(routes=[Route("/", lambda request: PlainTextResponse("x"))]))


def _every_page(client: TestClient) -> str:
    wrong = [page for page in ("", *PAGES) if client.get(f"/{page}").text != index_html()]
    return f"other answers to {wrong}" if wrong else ""


def _files(client: TestClient) -> str:
    name = next(iter(named_scripts(index_html())))
    answer = client.get(f"{ADDRESS}js/{name}")
    return "" if answer.content == (folder() / "js" / name).read_bytes() else f"{ADDRESS}js/{name} is another"


def _program_last(html: str) -> str:
    scripts = re.findall(r"<script\b([^>]*)\bsrc=", html)
    return "" if scripts and all('type="module"' in s for s in scripts) else f"{scripts} are not all modules"


def _kind(kind: str) -> Contract:
    return Contract(
        f"elements of the kind {kind} come in one file of that name",
        "streamlit",
        "streamlit_files:KINDS script_names folder",
        lambda: folder() / "js",
        lambda scripts: "" if len(script_names(scripts, kind)) == 1 else f"{script_names(scripts, kind)}",
        lambda scripts: scripts / "no-such-folder",
    )


def _once(part: str, name: str) -> Contract:
    def problem(html: str) -> str:
        return "" if html.count(part) == 1 else f"{part!r} is there {html.count(part)} times"

    return Contract(
        f"the page has {part} once", "streamlit", f"streamlit_page:{name}", index_html, problem, without(part)
    )


def _file_names() -> list[str]:
    return [p.name for p in folder().rglob("*") if p.suffix in (".js", ".css", ".woff2")]


def _unhashed(names: list[str]) -> str:
    wrong = [name for name in names if not HASHED.fullmatch(name)]
    return f"{wrong[:5]} have no hash in their names" if wrong else ""


def _asks(script: Any) -> str:
    found = imported(script)
    if not any(name.startswith("purify.") for name in found):
        return f"nothing that cleans HTML among {found}"
    missing = [name for name in found if not Path(folder() / "js" / name).is_file()]
    return f"{missing} are no files" if missing else ""


CONTRACTS = (
    *(
        _once(*pair)
        for pair in (
            (LANGUAGE, "LANGUAGE"),
            (TITLE, "TITLE"),
            (ICON, "ICON"),
            (HEAD_END, "HEAD_END"),
            (BODY, "BODY"),
            (ROOT, "ROOT"),
            (API, "API"),
        )
    ),
    _once(CHARSET, "CHARSET"),
    Contract(
        "the page has one part for browsers without scripts",
        "streamlit",
        "streamlit_page:NOSCRIPT",
        index_html,
        lambda html: "" if len(NOSCRIPT.findall(html)) == 1 else "it has not",
        without("</noscript>"),
    ),
    Contract(
        "the page has one style, and preloads one typeface",
        "streamlit",
        "streamlit_page:STYLE STYLE_ID FONT",
        index_html,
        lambda html: "" if len(STYLE.findall(html)) == len(FONT.findall(html)) == 1 else "it has not",
        without('as="font"'),
        also_mend="components/kit/typeface.py",
    ),
    Contract(
        "the program and what it needs at once are named in one form",
        "streamlit",
        "streamlit_page:PROGRAM",
        index_html,
        lambda html: "" if len(PROGRAM.findall(html)) == len(named_scripts(html)) else "not all of them",
        without('<link rel="modulepreload" crossorigin'),
    ),
    Contract(
        "the page takes our title, language, icon and lines",
        "streamlit",
        "streamlit_page:rewritten PARTS OUR_API",
        index_html,
        _rewritten,
        without(TITLE),
    ),
    Contract(
        "the page asks for nothing before its first line about letters",
        "streamlit",
        "streamlit_page:CHARSET index_html",
        index_html,
        _first,
        lambda html: html.replace(CHARSET, f'<link rel="preload" href="./x">{CHARSET}'),
    ),
    Contract(
        "one script stands in the page itself",
        "streamlit",
        "streamlit_page:inline_script",
        index_html,
        lambda html: "" if inline_script(html).strip() else "it is empty",
        lambda html: html.replace("</body>", "<script>window.x = 1</script></body>"),
        also_mend="components/host/headers.py",
    ),
    Contract(
        "the page names its program and what that needs as files of ./static/js",
        "streamlit",
        "streamlit_page:ENTRY named_scripts",
        index_html,
        lambda html: "" if len(named_scripts(html)) > 1 else "one only",
        lambda html: html.replace("./static/js/", "./app/"),
    ),
    Contract(
        "Streamlit's scripts are modules, which run after our deferred one",
        "streamlit",
        "streamlit_page:ENTRY",
        index_html,
        _program_last,
        lambda html: _ENTRY.sub(lambda found: found[0].replace(' type="module"', ""), html),
    ),
    Contract(
        "the page's addresses are relative to it, so that ours may be too",
        "streamlit",
        "streamlit_files:SCRIPT_ADDRESS",
        index_html,
        lambda html: _relative(html) or ("" if SCRIPT_ADDRESS in html else f"no {SCRIPT_ADDRESS}"),
        lambda html: html.replace('href="./static', 'href="/static'),
    ),
    Contract(
        "each of our pages' addresses is answered with the page",
        "streamlit",
        "streamlit_page:index_html",
        _served,
        _every_page,
        _other_server,
        also_mend="components/host/index_page.py",
    ),
    Contract(
        "Streamlit's files are served under /static/",
        "streamlit",
        "streamlit_files:ADDRESS folder",
        _served,
        _files,
        _other_server,
        also_mend="components/host/static_files.py",
    ),
    *(_kind(kind) for kind in KINDS),
    Contract(
        "a file names those that it asks for, and they are beside it",
        "streamlit",
        "streamlit_files:imported",
        lambda: scripts_text("Html."),
        _asks,
        lambda text: text.replace('"./purify', '"/purify'),
    ),
    Contract(
        "its style declares its typeface upright and italic",
        "streamlit",
        "streamlit_files:TEXT_FACE",
        lambda: b"".join(p.read_bytes() for p in sorted((folder() / "css").glob("index.*.css"))),
        lambda style: "" if len(TEXT_FACE.findall(style)) == 2 else f"{len(TEXT_FACE.findall(style))} times",
        lambda style: style.replace(b"Source Sans", b"Other"),
        also_mend="components/host/static_files.py",
    ),
    Contract(
        "the names of Streamlit's files change with their content",
        "streamlit",
        "streamlit_files:HASHED",
        _file_names,
        _unhashed,
        lambda names: [*names, "index.js"],
    ),
)
