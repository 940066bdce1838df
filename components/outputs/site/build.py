"""``site_files``: the site as paths and bytes. Nothing is read from or written to a disk here.

The same input gives the same bytes. A page that leads nowhere stops the build:
every link between pages, with its fragment, is looked up before the first file is returned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import get_args

from markupsafe import Markup

from components.kit.templates import render
from components.outputs.client.assets import Assets, site_assets
from components.outputs.client.interactive import Interactive, interactive_page, scripts
from components.outputs.site.assets import ICON, SCRIPT, STYLE, named, page_assets
from components.outputs.site.frame import Loaded, frame
from components.outputs.site.hashed_names import hashed
from components.outputs.site.layout import ASSETS, layout, twin
from components.outputs.site.page import File, Site, SitePage
from components.outputs.site.page_registry import PARTS, Part
from components.outputs.site.preview import preview_files
from components.outputs.site.rewrite_links import Rewritten, rewrite, rules
from components.outputs.site.security_txt import SECURITY_TXT, site_security_txt
from components.outputs.site.sitemap import SITEMAP, sitemap
from components.state.state import LANGUAGES
from data.records import PartnershipMapError

Progress = Callable[[str, int], None]
"""Called after each part with its name and the number of its pages and files."""
MARKS = "marks.css"


class BrokenLinkError(PartnershipMapError):
    """A page of the site leads to a page, a file or a place in a page that is not there."""


def site_files(
    site: Site, progress: Progress = lambda name, n: None, parts: Sequence[Part] = PARTS
) -> Iterator[File]:
    """Yield every file of the site, none twice. Raises BrokenLinkError, or UnknownAddressError, before the first."""
    interactive = site_assets(site.dataset, site.today, layout(), site.contact)
    pages: list[tuple[SitePage, Rewritten]] = []
    files: dict[str, bytes] = {}
    for part in parts:
        before = len(pages) + len(files)
        for item in part(site):
            if isinstance(item, SitePage):
                html = _body(item, interactive)
                pages.append((item, rewrite(html, item.path, site.base_url if _is_404(item) else "")))
            else:
                _add(files, *item)
        progress(part.__name__, len(pages) + len(files) - before)
    marks = rules(mark for _, body in pages for mark in body.marks).encode()
    _add(files, f"{ASSETS}/{hashed(MARKS, marks)}", marks)
    preview = preview_files(site)
    for name, content in {**page_assets(), **interactive.files, **dict(preview.values())}.items():
        _add(files, f"{ASSETS}/{name}", content)
    loaded = Loaded(
        styles=(interactive.style, named(STYLE), hashed(MARKS, marks)),
        scripts=(interactive.common, named(SCRIPT)),
        interactive={
            (code, page): [n for n in scripts(interactive, code, page) if n != interactive.common]
            for code in interactive.scripts
            for page in get_args(Interactive)
        },
        icon=named(ICON),
        preview={code: name for code, (name, _) in preview.items()},
    )
    pieces: dict[str, tuple[Rewritten, ...]] = {}
    for page, body in pages:
        html, pieces[page.path] = frame(site, page, body, loaded)
        _add(files, page.path, html.encode())
    if site.base_url:
        swedish = sorted(p.path for p, _ in pages if not _is_404(p) and p.words.code == LANGUAGES[0])
        _add(files, SITEMAP, sitemap((_by_language(site.base_url, path), "") for path in swedish))
    if security := site_security_txt(site.contact, site.today, site.base_url):
        _add(files, SECURITY_TXT, security.encode())
    _check(files, pieces)
    progress("site_files", len(files))
    yield from sorted(files.items())


def _body(page: SitePage, assets: Assets) -> str:
    """Return the page's body, which the map without a server shows until its script has run."""
    if not page.interactive:
        return page.body
    root = "../" * page.path.count("/")
    fallback = render("outputs/site/fallback.html", body=Markup(page.body))
    part = interactive_page(
        assets, page.words.code, root=root, page=page.interactive, fallback=Markup(fallback)
    )
    return part.body


def _by_language(base: str, path: str) -> dict[str, str]:
    return {code: base + (path if code == LANGUAGES[0] else twin(path)) for code in LANGUAGES}


def _is_404(page: SitePage) -> bool:
    return page.state.page == "404"


def _add(files: dict[str, bytes], path: str, content: bytes) -> None:
    if files.setdefault(path, content) != content:
        raise PartnershipMapError(f"Two parts of the site want to write {path}.")


def _check(files: Mapping[str, bytes], pieces: Mapping[str, tuple[Rewritten, ...]]) -> None:
    ids = {path: {"main", *(i for piece in parts for i in piece.ids)} for path, parts in pieces.items()}
    for path, parts in pieces.items():
        for to in (t for piece in parts for t in piece.targets):
            if to.path not in files:
                raise BrokenLinkError(f"{path} leads to {to.path}, which is not there.")
            if to.fragment and to.path in ids and to.fragment not in ids[to.path]:
                raise BrokenLinkError(f"{path} leads to #{to.fragment} in {to.path}, which is not there.")
