"""The page about the map: the same in both languages, with numbers from the tables and the rule itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from components.kit.reports import contact_link
from components.language import language
from components.parts.about.facts import BY_STATUS, facts
from components.parts.about.render import SECTIONS, about, themes_by_group
from components.parts.header.render import footer
from components.state.state import LANGUAGES, State
from components.view import build_view
from data.dates import parse_partial_date
from data.records import BASES, Dataset, Project
from data.status import Period, project_status

TODAY = date(2026, 11, 22)


def page(dataset: Dataset, code: str, organisation: str = "", contact: str = "") -> str:
    return text(about(dataset, language(code), TODAY, organisation, contact))


def text(html: str) -> str:
    """Return HTML with the line breaks of its template as spaces."""
    return " ".join(html.split())


def test_the_facts_of_the_published_tables(real: Dataset) -> None:
    result = facts(real, "sv", TODAY)
    assert (result.partnerships, result.projects, result.articles) == (144, 275, 69)
    assert (result.day, result.active, result.reckoned, result.uncertain) == (TODAY, 30, 9, 5)
    assert (result.undated_partnerships, result.undated_projects) == (16, 42)


def test_coverage_holds_ours_against_the_organisations_totals_with_and_without_preparations(
    real: Dataset,
) -> None:
    def compared(dataset: Dataset) -> dict[tuple[int, str], tuple[int, int, int]]:
        return {
            (year.coverage.year, row.what): (row.ours, row.without, row.theirs)
            for year in facts(dataset, "sv", TODAY).years
            for row in year.compared
        }

    plain = compared(real)
    assert all(ours == without for ours, without, _ in plain.values())
    assert {key: (ours, theirs) for key, (ours, _, theirs) in plain.items()} == {
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
    # Umeå and Kherson had nothing but this in 2024.
    own = replace(real.projects["umea-kherson-1"], grant_kind="preparation")
    prepared = with_project(real, own)
    result = compared(prepared)
    assert result[(2024, "projects")] == (63, 62, 111)
    assert result[(2024, "partnerships")] == (53, 52, 57)
    assert result[(2020, "projects")] == plain[(2020, "projects")]


def with_project(dataset: Dataset, project: Project) -> Dataset:
    """Return a dataset in which a project is another."""
    own = tuple(project if p.id == project.id else p for p in dataset.projects_of[project.partnership])
    return replace(
        dataset,
        revision=f"another {project.id}",
        projects={**dataset.projects, project.id: project},
        projects_of={**dataset.projects_of, project.partnership: own},
    )


def test_the_example_is_what_the_rule_says(real: Dataset) -> None:
    result = facts(real, "sv", TODAY)
    evidence = parse_partial_date(result.example_evidence.text)
    base = real.projects["ale-ghanzi-1"]
    project = replace(base, start=parse_partial_date("2023"), end=None, evidence_date=evidence)
    end = parse_partial_date("2026-12-31").last
    for last, funded, then in (
        (result.example_reckoned, None, "unverified"),
        (result.example_until, end, "unverified"),
    ):
        assert project_status(project, Period.day(last), funded) == "active"
        assert project_status(project, Period.day(last + timedelta(days=1)), funded) == then
    assert "Efter 36 månader, den 1 mars 2027" in page(real, "sv")
    assert "counts as active until that day only" in page(real, "en")
    lasting = without_end(real)
    assert facts(lasting, "sv", TODAY).example_until == result.example_reckoned
    assert "bara till och med den dagen" not in page(lasting, "sv")


def without_end(dataset: Dataset) -> Dataset:
    """Return a dataset of a programme that nobody knows an end of."""
    programmes = {i: replace(p, funding_end=None) for i, p in dataset.programmes.items()}
    return replace(dataset, revision="without end", programmes=programmes)


@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 31), date(2027, 1, 1), date(2028, 6, 1)])
def test_what_happens_on_the_last_night_is_told_alike_before_and_after_it(real: Dataset, today: date) -> None:
    ending = facts(real, "sv", today).ending
    assert ending is not None
    assert (ending.day, ending.after) == (date(2026, 12, 31), date(2027, 1, 1))
    assert ending.past == (today > ending.day)
    assert ending.active == ending.reckoned + ending.stated
    assert ending.active == ending.over + ending.unverified + ending.going_on
    on = build_view(real, State(date="2026-12-31"), today).rows
    assert (ending.active, ending.reckoned) == (len(on), sum(r.standing.reckoned for r in on))
    then = build_view(real, State(date="2027-01-01"), today).rows
    assert ending.going_on == len(then) == 0
    said = unescape(text(about(real, language("en"), today, "", "")))
    assert f"funding {'ended' if ending.past else 'ends'} on 31 December 2026" in said
    assert f"{ending.reckoned} count as active only by the 36-month rule" in said
    assert f"{ending.unverified} are unverified. None of them is still active" in said


def test_a_later_end_that_a_source_gives_goes_on_after_the_last_day(real: Dataset) -> None:
    before = facts(real, "sv", TODAY).ending
    (active, *_) = (r.standing.project for r in build_view(real, State(date="2026-12-31"), TODAY).rows)
    later = facts(with_project(real, replace(active, end=parse_partial_date("2027-06"))), "sv", TODAY).ending
    assert before is not None
    assert later is not None
    assert (later.active, later.going_on) == (before.active, 1)
    assert later.ends[-1] == (parse_partial_date("2027-06"), 1)


@pytest.mark.parametrize(
    ("today", "days"), [(TODAY, [0, 39, 40]), (date(2026, 12, 31), [0, 1]), (date(2027, 2, 1), [-32, -31, 0])]
)
def test_the_bases_are_counted_today_and_around_the_last_day(
    real: Dataset, today: date, days: list[int]
) -> None:
    result = facts(real, "sv", today)
    assert list(result.days) == [today + timedelta(days=n) for n in days]
    counts = dict(result.bases)
    for at, day in enumerate(result.days):
        rows = build_view(real, State(date=day.isoformat(), status=()), today).rows
        assert sum(n[at] for n in counts.values()) == len(rows)
        assert counts["reckoned"][at] == sum(r.standing.reckoned for r in rows)
    for basis in counts:
        assert language("sv")(f"about.basis_{basis}", months=36) in unescape(
            about(real, language("sv"), today, "", "")
        )


def test_every_basis_has_its_words() -> None:
    assert sorted(BY_STATUS) == sorted(BASES)
    assert all(language(code)(f"about.basis_{basis}", months=36) for code in LANGUAGES for basis in BASES)


def test_without_an_end_nothing_is_said_of_one(real: Dataset) -> None:
    lasting = without_end(real)
    assert facts(lasting, "sv", TODAY).ending is None
    for code in LANGUAGES:
        html = page(lasting, code)
        assert re.findall(r'<section id="([^"]+)"', html) == [s for s in SECTIONS if s != "after"]
        assert "#after" not in html


@pytest.mark.parametrize("code", LANGUAGES)
def test_contents_and_sections_are_the_same_list(real: Dataset, code: str) -> None:
    html = page(real, code)
    assert re.findall(r'<section id="([^"]+)"', html) == list(SECTIONS)
    assert re.findall(r'<li><a href="#([^"]+)"', html) == list(SECTIONS)


def shape(html: str) -> list[str]:
    """Return the page's elements in order, with the ids and addresses that a language does not change."""
    tags = re.findall(r"<(h[1-6]|section|ul|li|dl|dt|dd|table|th|td|p|a|code)\b([^>]*)>", html)
    fixed = [re.findall(r'(?:id="[^"]*"|href="#[^"]*")', rest) for _, rest in tags]
    return [f"{tag} {' '.join(result)}" for (tag, _), result in zip(tags, fixed, strict=True)]


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
    report = unescape(page(real, code, "Exempelkommunen", "tillganglighet@example.se"))
    assert none not in report
    assert "Exempelkommunen" in report
    assert 'href="mailto:tillganglighet@example.se"' in report
    assert "https://www.digg.se/tdosanmalan" in report


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
