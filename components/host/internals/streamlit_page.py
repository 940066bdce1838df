"""Streamlit's page: one HTML file for every address of the application."""

from __future__ import annotations

import re
from functools import cache

from components.host.internals import InternalsChangedError, package_folder

HERE = "components/host/internals/streamlit_page.py"

LANGUAGE = '<html lang="en">'
"""Always English; a screen reader would read Swedish with English sounds."""
TITLE = "<title>Streamlit</title>"
"""The title until the first run sets it, and in search engines."""
ICON = '<link rel="shortcut icon" href="./favicon.png" />'
"""Streamlit's icon; beside ours it would win in some browsers."""
CHARSET = '<meta charset="UTF-8" />'
"""The first line of the head: what follows it is fetched first."""
API = '<link rel="service-desc" href="./_stcore/agent/openapi.json" />'
"""What describes Streamlit's own interface for programs, which is off."""
HEAD_END = "</head>"
"""What precedes it is fetched after Streamlit's own files."""
BODY = "<body>"
"""What follows it stands before the element that the program draws in."""
ROOT = '<div id="root"></div>'
"""That element."""
OUR_API = "./api/v1/openapi.json"
"""What describes the open data."""
PARTS = (LANGUAGE, TITLE, ICON, CHARSET, API, HEAD_END, ROOT, BODY)

ENTRY = re.compile(r'<script type="module" crossorigin src="\./static/js/index\.[\w-]+\.js"></script>')
"""Streamlit's program: a module, so it runs after the page is parsed and after our deferred script."""
PROGRAM = re.compile(r'(<(?:script type="module"|link rel="modulepreload") crossorigin)')
"""The program's files; without a lower priority they take the line from the page's own style."""
FONT = re.compile(r'<link\s+rel="preload"\s+href="[^"]+"\s+as="font"[^>]*>')
"""The program's typeface, which our pages do not use."""
STYLE = re.compile(r'<link rel="stylesheet" crossorigin href="([^"]*)">')
"""The program's style: the page would wait for it, and so would our script."""
STYLE_ID = "pk-program-style"
"""The element that fetches it; ``take_over.js`` makes a style of it."""
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
"""Streamlit's English text for browsers without scripts."""
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NAMED_SCRIPT = re.compile(r"\./static/js/([\w.-]+\.js)")


@cache
def index_html() -> str:
    """Return the installed page."""
    return (package_folder("streamlit") / "static" / "index.html").read_text(encoding="utf-8")


def rewritten(html: str, language: str, title: str, first: str, last: str, body: str) -> str:
    """Return the page in a language, with our title and lines and without Streamlit's icon.

    ``first`` is fetched before all else, ``last`` is the head's end, ``body`` stands before the program's element and
    takes the place of its English ``<noscript>``; ``title`` is escaped HTML. What the program is made of is fetched
    after what the page needs. Raises InternalsChangedError unless each part is there exactly once.
    """
    for part in PARTS:
        if html.count(part) != 1:
            raise InternalsChangedError(
                f"Streamlit's page has {part!r} {html.count(part)} times instead of once", "streamlit", HERE
            )
    for name, pattern in (("<noscript>", NOSCRIPT), ("style", STYLE), ("font", FONT)):
        if len(pattern.findall(html)) != 1:
            raise InternalsChangedError(f"Streamlit's page has not just one {name}", "streamlit", HERE)
    ours = {
        LANGUAGE: f'<html lang="{language}">',
        TITLE: f"<title>{title}</title>",
        ICON: "",
        API: f'<link rel="service-desc" href="{OUR_API}" type="application/vnd.oai.openapi+json">',
        CHARSET: f"{CHARSET}\n{first}",
        HEAD_END: f"{last}\n{HEAD_END}",
        ROOT: f'<link id="{STYLE_ID}" rel="preload" as="style" crossorigin fetchpriority="low" '
        f'href="{STYLE.findall(html)[0]}">\n{ROOT}',
        BODY: f"{BODY}\n{body}",
    }
    html = PROGRAM.sub(r'\1 fetchpriority="low"', html)
    for pattern in (NOSCRIPT, STYLE, FONT):
        html = pattern.sub("", html)
    for part in PARTS:
        before, _, after = html.partition(part)
        html = before + ours[part] + after
    return html


def inline_script(html: str) -> str:
    """Return the page's one inline script; the policy allows it by its hash."""
    scripts: list[str] = _INLINE_SCRIPT.findall(html)
    if len(scripts) != 1:
        raise InternalsChangedError(
            f"Streamlit's page has {len(scripts)} scripts in it instead of one", "streamlit", HERE
        )
    return scripts[0]


def named_scripts(html: str) -> frozenset[str]:
    """Return the names of the scripts that the page names."""
    names = frozenset(_NAMED_SCRIPT.findall(html))
    if not names or not ENTRY.search(html):
        raise InternalsChangedError("Streamlit's page names no program at ./static/js", "streamlit", HERE)
    return names
