"""The page about the map: the same in both languages, with numbers from the tables and the rule itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from components.language import language
from components.parts.about.facts import facts
from components.parts.about.render import SECTIONS, about, contact_link, themes_by_group
from components.parts.header.render import footer
from components.state.state import LANGUAGES, State
from data.dates import parse_partial_date
from data.records import Coverage, Dataset, Project
from data.status import Period, project_status

TODAY = date(2026, 11, 22)


def page(dataset: Dataset, code: str, organisation: str = "", contact: str = "") -> str:
    return about(dataset, language(code), TODAY, organisation, contact)


def test_the_facts_of_the_published_tables(real: Dataset) -> None:
    found = facts(real, "sv", TODAY)
    assert (found.partnerships, found.projects, found.articles) == (144, 275, 69)
    assert (found.active, found.reckoned, found.uncertain) == (30, 9, 5)
    assert (found.undated_partnerships, found.undated_projects) == (16, 42)


def test_coverage_holds_ours_against_the_organisations_totals(real: Dataset) -> None:
    compared = {
        (year.coverage.year, row.what): (row.ours, row.theirs)
        for year in facts(real, "sv", TODAY).years
        for row in year.compared
    }
    assert compared == {
        (2020, "projects"): (46, 59),
        (2020, "countries"): (14, 16),
        (2023, "projects"): (51, 51),
        (2023, "swedish_places"): (38, 42),
        (2023, "partner_places"): (41, 87),
        (2024, "projects"): (63, 111),
        (2024, "partnerships"): (53, 57),
        (2024, "swedish_places"): (41, 40),
        (2024, "countries"): (12, 21),
    }


def test_a_total_of_nothing_gives_no_share_to_divide_by(sample: Dataset) -> None:
    nothing = replace(sample, coverage=(Coverage(2020, 0, None, None, None, None, "", ""),))
    (year,) = facts(nothing, "sv", TODAY).years
    assert [row.share for row in year.compared] == [0.0]
    assert "0\u00a0%" in unescape(page(nothing, "sv"))


def test_the_example_is_what_the_rule_says(real: Dataset) -> None:
    found = facts(real, "sv", TODAY)
    evidence = parse_partial_date(found.example_evidence.text)
    project = Project(
        "x", "p", "", "", "", (), 2023, None, "active", evidence, ("https://example.org",), "high", "", ""
    )
    last = found.example_until
    assert project_status(project, Period.day(last)) == "active"
    assert project_status(project, Period.day(last + timedelta(days=1))) == "unverified"
    assert "till och med 1 mars 2027" in page(real, "sv")
    assert "until 1 March 2027" in page(real, "en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_contents_and_sections_are_the_same_list(real: Dataset, code: str) -> None:
    html = page(real, code)
    assert re.findall(r'<section id="([^"]+)"', html) == list(SECTIONS)
    assert re.findall(r'<li><a href="#([^"]+)"', html) == list(SECTIONS)


def shape(html: str) -> list[str]:
    """Return the page's elements in order, with the ids and addresses that a language does not change."""
    tags = re.findall(r"<(h[1-6]|section|ul|li|dl|dt|dd|table|th|td|p|a|code)\b([^>]*)>", html)
    fixed = [re.findall(r'(?:id="[^"]*"|href="#[^"]*")', rest) for _, rest in tags]
    return [f"{tag} {' '.join(found)}" for (tag, _), found in zip(tags, fixed, strict=True)]


@pytest.mark.parametrize(("organisation", "contact"), [("", ""), ("Ale", "a@example.se"), ("", "Ring 112")])
def test_both_languages_have_the_same_parts(real: Dataset, organisation: str, contact: str) -> None:
    assert shape(page(real, "sv", organisation, contact)) == shape(page(real, "en", organisation, contact))


def test_both_languages_say_the_same_numbers(real: Dataset) -> None:
    def said(code: str) -> list[str]:
        text = unescape(re.sub(r"<[^>]+>", " ", page(real, code)))
        return sorted(re.findall(r"\d+", text.replace("\u00a0", " ")))

    assert said("sv") == said("en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_says_who_answers_or_plainly_that_nobody_is_named(real: Dataset, code: str) -> None:
    none = language(code)("about.no_contact")
    assert none in unescape(page(real, code))
    told = unescape(page(real, code, "Exempelkommunen", "tillganglighet@example.se"))
    assert none not in told
    assert "Exempelkommunen" in told
    assert 'href="mailto:tillganglighet@example.se"' in told
    assert "https://www.digg.se/tdosanmalan" in told


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("a.b@example.se", "mailto:a.b@example.se"),
        (" a@example.se ", "mailto:a@example.se"),
        ("https://example.se/kontakt", "https://example.se/kontakt"),
        ("Ring 08-123 45 67", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("a@example.se?bcc=b@example.se", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_a_contact_is_linked_only_when_it_is_an_address(contact: str, link: str) -> None:
    assert contact_link(contact) == link


def test_configuration_and_tables_are_only_text(real: Dataset) -> None:
    hostile = "<script>alert(1)</script>{{7*7}}"
    themes = {**real.themes, "youth": replace(real.themes["youth"], label_sv=hostile)}
    html = page(replace(real, themes=themes), "sv", hostile, hostile)
    assert "<script" not in html
    assert unescape(html).count(hostile) >= 4


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_theme_stands_under_its_group_with_its_goals(real: Dataset, code: str) -> None:
    words = language(code)
    groups = themes_by_group(real)
    assert [t.id for _, members in groups for t in members] == sorted(
        real.themes, key=lambda t: list(real.theme_groups).index(real.themes[t].group)
    )
    html = unescape(page(real, code))
    for goal in {g for theme in real.themes.values() for g in theme.goals}:
        assert f"{goal} {words(f'goal.{goal}')}" in html


def test_links_out_say_so_and_are_safe(real: Dataset) -> None:
    links = re.findall(
        r'<a class="pk-out" href="(https?:[^"]+)"([^>]*)>(.*?)</a>', page(real, "sv"), re.DOTALL
    )
    assert len(links) >= 7
    for url, rest, inner in links:
        assert url.startswith("https://")
        assert "noopener" in rest
        assert inner
        assert 'aria-describedby="pk-new-tab"' in rest
    words = language("sv")
    assert f'id="pk-new-tab">{words("app.new_tab")}' in footer(words, "", State())
