"""Who abroad has worked with a Swedish place and has no active partner now."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from components.state.state import State
from components.view.answers import place_answers
from components.view.former import FREE, asked, former, former_options
from data.dates import parse_partial_date
from data.records import Dataset, Programme, Project

TODAY, LATER = date(2026, 11, 22), date(2027, 6, 1)


def test_they_have_had_a_partner_and_have_none_that_is_active_or_planned(real: Dataset) -> None:
    answers = place_answers(real, TODAY)
    result = former(real, answers)
    expected = {
        p.id
        for p in real.places.values()
        if not p.is_swedish
        and answers[p.id].rows
        and not {r.status for r in answers[p.id].rows} & {"active", "planned"}
    }
    assert {x.place.id for x in result} == expected
    assert len(result) == len(expected) > 50
    assert {x.kind for x in result} == {"ended", "unverified"}
    # Whoever paid: some are not known to have been funded by ICLD.
    assert any(all(r.partnership.icld_funded != "yes" for r in x.rows) for x in result)


def test_who_worked_together_last_comes_first_and_undated_ones_last(real: Dataset) -> None:
    result = former(real, place_answers(real, TODAY))
    days = [x.last.last if x.last else date.min for x in result]
    assert days == sorted(days, reverse=True)
    assert days[-1] == date.min


def test_after_the_end_those_are_listed_too_that_were_active_until_then(real: Dataset) -> None:
    before, after = place_answers(real, TODAY), place_answers(real, LATER)
    result = former(real, after)
    closed = {x.place.id for x in result if x.kind == "programme_end"}
    active = {p for p, a in before.items() if a.kind == "active" and not real.places[p].is_swedish}
    assert closed
    assert closed <= active
    assert {x.until for x in result if x.kind == "programme_end"} == {date(2026, 12, 31)}
    assert {x.kind for x in result} == set(FREE)
    # One that has a partner beside the programme is not free.
    for place in active - closed:
        assert {r.status for r in after[place].rows} & {"active", "planned"}


def test_one_place_has_each_partner_and_theme_once_and_its_last_day(real: Dataset) -> None:
    for x in former(real, place_answers(real, TODAY)):
        assert Counter(p.id for p in x.swedish) == Counter({r.swedish.id for r in x.rows})
        assert set(x.themes) == {t for r in x.rows for t in r.themes}
        ends = [p.end.last for r in x.rows for p in r.projects if p.end and p.stated_status != "planned"]
        if ends:
            assert x.last
            assert x.last.last >= max(ends)


@pytest.mark.parametrize(
    ("start", "end", "evidence", "stated", "last"),
    [
        ("2010", "2012-06", "2011", "ended", "2012-06"),
        ("2010", "", "2011-03", "ended", "2011-03"),
        ("2010", "", "", "ended", "2010"),
        ("", "", "", "unknown", None),
        ("2010", "2012", "2009", "planned", None),
    ],
)
def test_the_last_day_is_an_end_else_evidence_else_a_start(
    sample: Dataset, start: str, end: str, evidence: str, stated: str, last: str | None
) -> None:
    days = [parse_partial_date(d) if d else None for d in (start, end, evidence)]
    project = Project("p", "x", "", "", "", (), days[0], days[1], stated, days[2], (), "high", "", "")  # type: ignore[arg-type]  # one of its words
    own = replace(sample.partnerships["vaxjo-vushtrri"], id="x")
    changed = replace(
        sample,
        revision=f"former {project}",
        partnerships={"x": own},
        projects={"p": project},
        projects_of={"x": (project,)},
        partnerships_of={p: (own,) if p in ("vaxjo", "vushtrri") else () for p in sample.places},
    )
    result = former(changed, place_answers(changed, TODAY))
    assert [(x.place.id, x.last and x.last.text) for x in result] == [("vushtrri", last)]


def test_countries_and_themes_narrow_and_count_what_they_would_give(real: Dataset) -> None:
    result = former(real, place_answers(real, TODAY))
    state = State(country=("KE", "UG"), theme=("youth",))
    shown = asked(result, state)
    assert shown
    assert {x.place.country for x in shown} == {"KE", "UG"}
    assert all("youth" in x.themes for x in shown)
    options = former_options(result, state)
    for field in ("country", "theme"):
        assert {o.value for o in options[field] if o.chosen} == set(getattr(state, field))
        for option in options[field]:
            alone = replace(state, **{field: (option.value,)})
            assert option.count == len(asked(result, alone))
    assert asked(result, State()) == result
    assert ("SE", 0, True) in {
        (o.value, o.count, o.chosen) for o in former_options(result, State(country=("SE",)))["country"]
    }


@pytest.mark.parametrize(("stated", "kinds"), [("ended", ["programme_end"]), ("active", []), ("planned", [])])
def test_who_has_another_partner_when_the_programme_ends_is_not_free(
    sample: Dataset, stated: Literal["ended", "active", "planned"], kinds: list[str]
) -> None:
    first = replace(sample.partnerships["vaxjo-vushtrri"], id="a", programme="KP", icld_funded="yes")
    second = replace(first, id="b", programme="other", icld_funded="no")
    until = Project(
        "p", "a", "", "", "", (), parse_partial_date("2024"), None, "active", parse_partial_date("2025"), (),
        "high", "", "",
    )  # fmt: skip
    beside = replace(until, id="q", partnership="b", stated_status=stated)
    end = parse_partial_date("2026-12-31")
    changed = replace(
        sample,
        revision=f"beside {stated}",
        programmes={
            "KP": Programme("KP", "", "", None, end, "", ""),
            "other": Programme("other", "", "", None, None, "", ""),
        },
        partnerships={"a": first, "b": second},
        projects={"p": until, "q": beside},
        projects_of={"a": (until,), "b": (beside,)},
        partnerships_of={p: (first, second) if p in ("vaxjo", "vushtrri") else () for p in sample.places},
    )
    answers = place_answers(changed, LATER)
    assert answers["vushtrri"].kind == "programme_end"
    assert [x.kind for x in former(changed, answers)] == kinds
