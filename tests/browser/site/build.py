"""A small site in a folder, as a builder of pages would write it: map, table and an embedded map in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

from markupsafe import escape

from components.language import language
from components.outputs.client.assets import site_assets
from components.outputs.client.interactive import FOLDER, Interactive, Part, interactive_page
from components.state.state import LANGUAGES
from data.records import Dataset

TODAY = date(2026, 11, 22)
SHOWN: tuple[Interactive, ...] = get_args(Interactive)
_PAGES = {
    "map": "index.html",
    "table": "table/index.html",
    "articles": "articles/index.html",
    "numbers": "numbers/index.html",
    "embed": "embed.html",
    "place": "place/{id}/index.html",
    "about": "about/index.html",
}
LAYOUT = {"sv": _PAGES, "en": {page: f"en/{path}" for page, path in _PAGES.items()}}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
FALLBACK = "Without JavaScript this text stays."


def build(dataset: Dataset, folder: Path) -> Path:
    """Write the site into a folder."""
    assets = site_assets(dataset, TODAY, LAYOUT)
    for name, content in assets.files.items():
        _write(folder / FOLDER / name, content)
    for code in LANGUAGES:
        for name, page in (*zip(SHOWN, SHOWN, strict=True), ("embed", SHOWN[0])):
            path = LAYOUT[code][name]
            part = interactive_page(
                assets,
                code,
                root="../" * path.count("/"),
                page=page,
                fallback=FALLBACK,
                embed=name == "embed",
            )
            _write(folder / path, _page(code, part).encode())
    return folder


def _page(code: str, part: Part) -> str:
    words = language(code)
    scripts = "".join(f'<script defer src="{escape(s)}"></script>' for s in part.scripts)
    other = words("nav.language_code")
    links = "".join(
        f'<a data-pk-page="{page}" href="./">{escape(words(f"nav.{page}"))}</a> ' for page in SHOWN
    )
    return f"""<!doctype html>
<html lang="{code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">
<title>{escape(words("app.name"))}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="{escape(part.style)}">{scripts}</head>
<body class="pk"><header class="pk-header">
<nav class="pk-nav" aria-label="{escape(words("nav.label"))}">{links}</nav>
<div class="pk-tools">
<button type="button" class="pk-copy" data-copy="" data-done="{escape(words("nav.copied"))}">
<span data-label aria-live="polite">{escape(words("nav.copy"))}</span></button>
<a class="pk-language" data-pk-language="{other}" lang="{other}" href="./">{escape(words("nav.language"))}</a>
</div></header>
<main>{part.body}</main></body></html>
"""


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
