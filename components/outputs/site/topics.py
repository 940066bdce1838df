"""A page for every theme and every country, and the two lists of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from components.kit.colours import COLOURS
from components.kit.templates import render
from components.language import Language, language
from components.outputs.site.assets import land_address
from components.outputs.site.page import Site, SitePage
from components.parts.article_card.render import article_cards
from components.parts.map_picture.plain import of_view
from components.parts.paper.render import plain_table
from components.parts.table.render import table
from components.state.state import LANGUAGES, State, put
from components.view import View, build_view, programme_end
from components.view.answers import place_answers
from components.view.articles import article_view
from data.records import SWEDEN

Entry = tuple[State, str, int, int, float]
"""A topic's page, its name, its active and all its partnerships, and the share of the longest bar."""
Group = tuple[str, str, str, list[Entry]]


def topic_pages(site: Site) -> Iterator[SitePage]:
    """Yield the pages of themes and countries, and their lists, in both languages."""
    for code in LANGUAGES:
        words = language(code)
        for field in ("theme", "country"):
            yield _list(site, words, field)
        for theme in site.dataset.themes.values():
            group = site.dataset.theme_groups.get(theme.group)
            goals = [f"{goal} {words(f'goal.{goal}')}" for goal in theme.goals]
            facts = [words.label(group)] if group else []
            if goals:
                facts.append(words("site.goals", goals=words.listing(goals)))
            yield _page(site, words, "theme", theme.id, facts)
        for country in _countries(site):
            region = words(f"world_region.{site.dataset.countries[country].world_region}")
            yield _page(site, words, "country", country, [region])


def _countries(site: Site) -> list[str]:
    return [c for c in site.dataset.countries if c != SWEDEN]


def _label(site: Site, words: Language, field: str, ident: str) -> str:
    return words.label(site.dataset.themes[ident]) if field == "theme" else words.country(ident)


def _page(site: Site, words: Language, field: str, ident: str, facts: Sequence[str]) -> SitePage:
    dataset, code = site.dataset, words.code
    topic = put(State(language=code), field, (ident,))
    everything = replace(topic, page="table", status=(), funding=(), sort="status")
    now, ever = build_view(dataset, topic, site.today), build_view(dataset, everything, site.today)
    articles = article_view(dataset, put(State(page="articles", language=code), field, (ident,))).articles
    heading = _label(site, words, field, ident)
    # After the end of the programme the sentence itself names its day.
    ended = programme_end(dataset, site.today) is not None
    sentence = now.sentence if ended else words("site.sentence", sentence=now.sentence)
    body = render(
        "outputs/site/topic.html",
        words=words,
        index=State(page=field, language=code),
        up=words(f"site.{field}"),
        heading=heading,
        facts=facts,
        sentence=sentence,
        earlier=words("site.ever", n=len(ever.rows)) if len(ever.rows) != len(now.rows) else "",
        date=words.date(now.data_date),
        places=_places(site, words, ident) if field == "country" else [],
        n=len(ever.rows),
        note=words("site.theme_note") if field == "theme" else "",
        on_map=replace(topic, status=(), funding=()),
        picture=Markup(of_view(ever if not now.rows else now, land_address())),
        table=Markup(table(ever, max(1, len(ever.rows)))) if ever.rows else "",
        plain=Markup(plain_table(ever)),
        articles=Markup(
            article_cards(
                dataset, words, State(page=field, id=ident, language=code), articles, (), reports=site.reports
            )
        )
        if articles
        else "",
    )
    return SitePage(State(page=field, id=ident, language=code), heading, sentence, body)


def _places(site: Site, words: Language, country: str) -> list[tuple[State, str, str]]:
    answers = place_answers(site.dataset, site.today)
    there = [p for p in site.dataset.places.values() if p.country == country]
    return [
        (
            State(page="place", id=p.id, language=words.code),
            words.place(p),
            words(f"place_index.word_{answers[p.id].kind}"),
        )
        for p in sorted(there, key=lambda p: words.sort_key(words.place(p)))
    ]


def _list(site: Site, words: Language, field: str) -> SitePage:
    now = build_view(site.dataset, State(language=words.code), site.today)
    ever = build_view(site.dataset, State(language=words.code, status=(), funding=()), site.today)
    active, every = _counts(now, field), _counts(ever, field)
    most = max(active.values(), default=0) or 1

    def entry(ident: str) -> Entry:
        n = active.get(ident, 0)
        page = State(page=field, id=ident, language=words.code)
        return page, _label(site, words, field, ident), n, every.get(ident, 0), round(100 * n / most, 1)

    groups: list[Group] = []
    if field == "theme":
        for group in site.dataset.theme_groups.values():
            members = [entry(t.id) for t in site.dataset.themes.values() if t.group == group.id]
            groups.append((words.label(group), group.colour, group.shape, members))
        grouped = set(site.dataset.theme_groups)
        if rest := [entry(t.id) for t in site.dataset.themes.values() if t.group not in grouped]:
            groups.append(("", COLOURS["accent"], "", rest))
    else:
        regions: dict[str, list[Entry]] = {}
        # The table of countries also has those of a place that only an article names.
        for country in filter(every.get, _countries(site)):
            regions.setdefault(site.dataset.countries[country].world_region, []).append(entry(country))
        for region in sorted(regions, key=lambda r: words.sort_key(words(f"world_region.{r}"))):
            ordered = sorted(regions[region], key=lambda e: (-e[2], -e[3], words.sort_key(e[1])))
            groups.append((words(f"world_region.{region}"), COLOURS["accent"], "", ordered))
    heading, day = words(f"site.{field}"), words.date(now.data_date)
    end = programme_end(site.dataset, site.today)
    intro = (
        words(f"site.{field}_intro_end", date=day, end=words.date(end))
        if end
        else words(f"site.{field}_intro", date=day)
    )
    body = render(
        "outputs/site/topics.html",
        words=words,
        heading=heading,
        intro=intro,
        groups=[g for g in groups if g[3]],
    )
    return SitePage(State(page=field, language=words.code), heading, intro, body)


def _counts(view: View, field: str) -> dict[str, int]:
    return {option.value: option.count for option in view.options[field]}
