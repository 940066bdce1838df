"""What is new: everything with a date that has come, newest first, under names that last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.language import language
from components.outputs.site.feed import SHOWN, Correction, entries, feeds
from components.outputs.site.page import Site
from components.state.state import State
from components.view import build_view
from data.records import Dataset

SV = language("sv")


def test_the_newest_comes_first_and_nothing_of_later(real: Dataset) -> None:
    site = Site(real, date(2024, 6, 30))
    days = [entry.day.first for entry in entries(site, SV)]
    assert days == sorted(days, reverse=True)
    assert days[0] <= date(2024, 6, 30)
    assert len(days) < len(entries(replace(site, today=date(2026, 11, 22)), SV))


def test_every_dated_article_and_what_is_dated_of_a_project_is_news(site: Site) -> None:
    names = {entry.name for entry in entries(site, SV)}
    dataset = site.dataset
    articles = {f"article/{a.id}" for a in dataset.articles.values() if a.published}
    projects = {
        f"project/{p.id}/{p.evidence_date.text}" for p in dataset.projects.values() if p.evidence_date
    }
    began = {
        f"began/{p.id}"
        for p in dataset.projects.values()
        if p.start and p.start.first <= site.today and p.stated_status != "planned"
    }
    ended = {
        f"ended/{p.id}"
        for p in dataset.projects.values()
        if p.end and p.end.last <= site.today and p.stated_status == "ended"
    }
    assert names == articles | projects | began | ended
    assert began
    assert ended
    assert articles
    assert projects


def test_a_name_is_the_same_in_every_language_and_on_every_day(site: Site) -> None:
    later = replace(site, today=date(2027, 1, 1))
    assert {e.name for e in entries(site, SV)} <= {e.name for e in entries(later, language("en"))}


def test_a_feed_is_not_longer_than_people_read(real: Dataset) -> None:
    for path, content in feeds(Site(real, date(2026, 11, 22))):
        assert path in ("feed.atom", "en/feed.atom")
        assert content.count(b"<entry>") == SHOWN


def test_an_end_that_was_only_planned_is_no_news(site: Site) -> None:
    planned = [p for p in site.dataset.projects.values() if p.end and p.stated_status != "ended"]
    names = {entry.name for entry in entries(site, SV)}
    assert planned
    assert not {f"ended/{p.id}" for p in planned} & names


def test_a_correction_is_news_of_its_publication(site: Site) -> None:
    partnership = next(iter(site.dataset.partnerships))
    made = Correction(partnership, 7, date(2026, 11, 20))
    gone = Correction("gone", 7, date(2026, 11, 20))
    news = {e.name: e for e in entries(site, SV, (made, gone))}
    entry = news[f"corrected/{partnership}/7"]
    assert entry.title.startswith("Ändrade uppgifter: ")
    assert "publikation 7" in entry.summary
    assert entry.places == {p.id for p in site.dataset.places.values() if p.id in entry.places}
    assert "corrected/gone/7" not in news


def test_a_partnership_begins_once_and_ends_with_all_of_it(real: Dataset) -> None:
    site = Site(real, date(2026, 11, 22))
    rows = {row.id: row for row in build_view(real, State(status=(), funding=()), site.today).rows}
    news = entries(site, SV)
    began = [e for e in news if e.title.startswith("Började: ")]
    ended = [e for e in news if e.title.startswith("Avslutades: ")]
    of = {e.name: real.projects[e.name.split("/")[1]].partnership for e in (*began, *ended)}
    starts = {row.id: [p.start.first for p in row.projects if p.start] for row in rows.values()}
    assert began
    assert all(e.day.first == min(starts[of[e.name]]) for e in began)
    assert ended
    assert all(rows[of[e.name]].status == "ended" for e in ended)
    assert any(e.title.startswith("Nytt projekt: ") for e in news)
    assert any(e.title.startswith("Projekt avslutat: ") for e in news)
