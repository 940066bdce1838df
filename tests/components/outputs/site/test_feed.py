"""What is new: everything with a date that has come, newest first, under names that last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from components.language import language
from components.outputs.site.feed import SHOWN, entries, feeds
from components.outputs.site.page import Site
from data.records import Dataset

SV = language("sv")


def test_the_newest_comes_first_and_nothing_of_later(real: Dataset) -> None:
    site = Site(real, date(2024, 6, 30))
    days = [entry.day.first for entry in entries(site, SV)]
    assert days == sorted(days, reverse=True)
    assert days[0] <= date(2024, 6, 30)
    assert len(days) < len(entries(replace(site, today=date(2026, 11, 22)), SV))


def test_every_dated_article_and_every_project_with_evidence_is_news(site: Site) -> None:
    names = {entry.name for entry in entries(site, SV)}
    dataset = site.dataset
    articles = {f"article/{a.id}" for a in dataset.articles.values() if a.published}
    projects = {
        f"project/{p.id}/{p.evidence_date.text}" for p in dataset.projects.values() if p.evidence_date
    }
    assert names == articles | projects
    assert articles
    assert projects


def test_a_name_is_the_same_in_every_language_and_on_every_day(site: Site) -> None:
    later = replace(site, today=date(2027, 1, 1))
    assert {e.name for e in entries(site, SV)} == {e.name for e in entries(later, language("en"))}


def test_a_feed_is_not_longer_than_people_read(real: Dataset) -> None:
    for path, content in feeds(Site(real, date(2026, 11, 22))):
        assert path in ("feed.atom", "en/feed.atom")
        assert content.count(b"<entry>") == SHOWN
