"""Streamlit's page: the one HTML file that every address of the application is answered with."""

from __future__ import annotations

import re
from functools import cache

from components.host.internals import InternalsChangedError, package_folder

HERE = "components/host/internals/streamlit_page.py"

LANGUAGE = '<html lang="en">'
"""The page says English whatever it shows; a screen reader would read Swedish with English sounds."""
TITLE = "<title>Streamlit</title>"
"""What search engines and a slow start show until the first run sets the title."""
ICON = '<link rel="shortcut icon" href="./favicon.png" />'
"""Streamlit's own mark; a second icon beside ours would win in some browsers."""
CHARSET = '<meta charset="UTF-8" />'
"""The first line of the head, before all that loads: what is put behind it is asked for first."""
HEAD_END = "</head>"
"""What is put before it is asked for after Streamlit's own files."""
PARTS = (LANGUAGE, TITLE, ICON, CHARSET, HEAD_END)

ENTRY = re.compile(r'<script type="module" crossorigin src="\./static/js/index\.[\w-]+\.js"></script>')
"""Streamlit's program: a module, so it waits for the whole page and runs after our deferred script, in their order."""
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
"""What a browser without scripts shows: English, about Streamlit and programs that read pages."""
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NAMED_SCRIPT = re.compile(r"\./static/js/([\w.-]+\.js)")


@cache
def index_html() -> str:
    """Return the page as it is installed."""
    return (package_folder("streamlit") / "static" / "index.html").read_text(encoding="utf-8")


def rewritten(html: str, language: str, title: str, first: str, last: str, unscripted: str = "") -> str:
    """Return the page in a language, with our title instead of Streamlit's, without its icon, with our lines.

    ``first`` is put before everything that loads, ``last`` at the head's end, ``unscripted`` where no scripts run;
    ``title`` is HTML already.
    Raises InternalsChangedError when a part is not there just once: never a half-made page.
    """
    ours = {
        LANGUAGE: f'<html lang="{language}">',
        TITLE: f"<title>{title}</title>",
        ICON: "",
        CHARSET: f"{CHARSET}\n{first}",
        HEAD_END: f"{last}\n{HEAD_END}",
    }
    for part in PARTS:
        if html.count(part) != 1:
            raise InternalsChangedError(
                f"Streamlit's page has {part!r} {html.count(part)} times instead of once", "streamlit", HERE
            )
    if len(NOSCRIPT.findall(html)) != 1:
        raise InternalsChangedError("Streamlit's page has not just one <noscript>", "streamlit", HERE)
    for part in PARTS:
        before, _, after = html.partition(part)
        html = before + ours[part] + after
    return NOSCRIPT.sub(lambda _: f"<noscript>{unscripted}</noscript>", html)


def inline_script(html: str) -> str:
    """Return the one script that stands in the page itself; the policy allows it by its hash."""
    found = _INLINE_SCRIPT.findall(html)
    if len(found) != 1:
        raise InternalsChangedError(
            f"Streamlit's page has {len(found)} scripts in it instead of one", "streamlit", HERE
        )
    script: str = found[0]
    return script


def named_scripts(html: str) -> frozenset[str]:
    """Return the names of the scripts that the page asks for."""
    found = frozenset(_NAMED_SCRIPT.findall(html))
    if not found or not ENTRY.search(html):
        raise InternalsChangedError("Streamlit's page names no program at ./static/js", "streamlit", HERE)
    return found
