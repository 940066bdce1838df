"""The articles: one page with all of them, which its script filters and sorts, and one for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from components.kit.templates import render
from components.language import language
from components.outputs.site.page import Site, SitePage
from components.parts.article_list.render import article_list, sentence
from components.parts.filters.options import listed
from components.state.state import LANGUAGES, State
from components.view import build_view, option_label
from components.view.articles import ARTICLE_FILTERS, ARTICLE_YEARS, ArticleView, article_view

PILLS = (
    "theme", "article_kind", "article_publication_type", "article_programme", "article_language",
)  # fmt: skip
CHOOSERS = ("country", "swedish_place", "partner_place")
"""The filters whose choices are all in sight, and those that fold theirs."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of the page: its field of the state, its heading, and its choices as value, label and count."""

    field: str
    heading: str
    choices: tuple[tuple[str, str, int], ...]


def article_pages(site: Site) -> Iterator[SitePage]:
    """Yield the articles, newest first: the page of all with its filters, and a page of each kind."""
    kinds = sorted({a.kind for a in site.dataset.articles.values()})
    for code in LANGUAGES:
        words = language(code)
        visible = {r.id for r in build_view(site.dataset, State(language=code), site.today).rows}
        for kind in ("", *kinds):
            state = State(page="articles", language=code, article_kind=(kind,) if kind else ())
            view = article_view(site.dataset, state)
            body = article_list(view, visible, site.reports, all_on_page=True)
            if kind:
                title = words("site.articles_title", kind=words(f"article_list.kind_{kind}"))
            else:
                title, body = words("nav.articles"), _with_filters(view, body)
            yield SitePage(state, title, sentence(view), body)


def _with_filters(view: ArticleView, body: str) -> str:
    words, n = view.language, "{n}"
    one, other = (
        words("article_list.shown", n=i, all=view.counts.all, filters="").replace(str(i), n, 1)
        for i in (1, 2)
    )
    pills = [_filter(view, field, _heading(field)) for field in PILLS]
    return render(
        "outputs/site/articles.html",
        words=words,
        pills=[f for f in pills if len(f.choices) > 1],
        choosers=[_filter(view, field, _heading(field)) for field in CHOOSERS],
        fields=ARTICLE_FILTERS,
        year_fields=ARTICLE_YEARS,
        years=sorted(view.years, reverse=True),
        n=view.counts.all,
        one=one,
        other=other,
        body=Markup(body),
    )


def _heading(field: str) -> str:
    return f"article_list.filter_{field}" if field.startswith("article_") else f"filter.{field}"


def _filter(view: ArticleView, field: str, heading: str) -> Filter:
    options = listed(view.dataset, view.language, field, view.options[field])
    choices = ((o.value, option_label(view.dataset, view.language, field, o.value), o.count) for o in options)
    return Filter(field, view.language(heading), tuple(choices))
