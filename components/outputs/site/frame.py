"""The frame of every page: head, header, footer, and the files that it loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.kit.templates import render
from components.language import Language
from components.outputs.site.layout import ASSETS, FEED, Target, folder, link, twin
from components.outputs.site.page import Site, SitePage
from components.outputs.site.rewrite_links import Rewritten, rewrite
from components.parts.header.render import header
from components.parts.paper.render import credit
from components.state.state import LANGUAGES, State
from components.view import data_date

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""Each page's own Content-Security-Policy: nothing but files of the site itself."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The names, in ``assets/``, of what every page loads; ``interactive`` by language and interactive page."""

    styles: Sequence[str]
    scripts: Sequence[str]
    interactive: Mapping[tuple[str, str], Sequence[str]]
    icon: str
    preview: Mapping[str, str]


def frame(site: Site, page: SitePage, body: Rewritten, loaded: Loaded) -> tuple[str, tuple[Rewritten, ...]]:
    """Return the complete page around its rewritten body, and the pieces that were rewritten for it."""
    words, at = page.words, page.path
    exists = page.state.page != "404"
    base = "" if exists else site.base_url
    top = rewrite(header(page.state, words, State(language=words.code)), at, base)
    bottom = rewrite(_footer(site, words, page), at, base)
    scripts = [*loaded.scripts, *loaded.interactive.get((words.code, page.interactive), ())]
    absolute = {code: site.base_url + _in(at, code) for code in LANGUAGES} if site.base_url else {}
    html = render(
        "outputs/site/frame.html",
        words=words,
        policy=POLICY,
        title=_title(page),
        description=page.description,
        indexed=exists,
        canonical=absolute.get(words.code, "") if exists else "",
        alternates=[(c, absolute.get(c) or link(at, Target(_in(at, c)))) for c in LANGUAGES]
        if exists
        else (),
        preview_alt=words("site.preview_alt"),
        feed=link(at, Target(folder(words.code) + FEED), base),
        preview=f"{site.base_url}{ASSETS}/{loaded.preview[words.code]}"
        if site.base_url and loaded.preview
        else "",
        icon=_asset(at, loaded.icon, base),
        styles=[_asset(at, name, base) for name in loaded.styles],
        scripts=[_asset(at, name, base) for name in scripts],
        header=Markup(top.html),
        body=Markup(body.html),
        footer=Markup(bottom.html),
        credit=Markup(_credit(site, page, absolute.get(words.code, ""))),
    )
    return html, (body, top, bottom)


def _credit(site: Site, page: SitePage, where: str) -> str:
    """Return what a print ends with; a page's script keeps the address that of what it shows."""
    maps = page.state.page in ("map", "place", "table", "all", "numbers")
    return credit(
        page.words, data_date(site.dataset, site.today), site.today, site.organisation, where, maps=maps
    )


def _in(at: str, code: str) -> str:
    """Return the path of the same page in a language."""
    return at if at.startswith(folder(LANGUAGES[1])) == (code == LANGUAGES[1]) else twin(at)


def _asset(at: str, name: str, base: str) -> str:
    return link(at, Target(f"{ASSETS}/{name}"), base)


def _title(page: SitePage) -> str:
    name = page.words("app.name")
    return page.words("app.page_title", subject=page.title, name=name) if page.title else name


def _footer(site: Site, words: Language, page: SitePage) -> str:
    code = words.code
    links = [
        (State(page=p, language=code), words(f"site.{p}")) for p in ("theme", "country", "all", "downloads")
    ]
    links.append((State(page="changes", language=code), words("changes.link")))
    return render(
        "outputs/site/footer.html",
        words=words,
        data_date=words.date(data_date(site.dataset, site.today)),
        about=State(page="about", language=code),
        links=links,
        report_to=site.reports.link(words, _title(page), page.state),
    )
