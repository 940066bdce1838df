"""Which UN goals a project serves: its own, else those of its themes."""

from __future__ import annotations

from dataclasses import replace

from data.goals import GOALS, goals_of
from data.records import Theme
from data.schema.schema import TABLES
from tests.data.projects import project

THEMES = {
    "gender": Theme("gender", "", "", "g", (5,)),
    "democracy": Theme("democracy", "", "", "g", (16, 5)),
    "other": Theme("other", "", "", "g", ()),
}


def test_goals_are_those_of_the_themes_each_once_the_lowest_first() -> None:
    assert goals_of(replace(project(), themes=("democracy", "gender", "other")), THEMES) == (5, 16)
    assert goals_of(replace(project(), themes=("other",)), THEMES) == ()
    assert goals_of(project(), THEMES) == ()


def test_goals_that_a_project_states_stand_in_place_of_those_of_its_themes() -> None:
    assert goals_of(replace(project(), themes=("gender",), goals=(17, 3)), THEMES) == (3, 17)


def test_a_theme_that_is_not_there_serves_none() -> None:
    assert goals_of(replace(project(), themes=("gone", "gender")), THEMES) == (5,)


def test_the_goals_are_those_that_the_tables_may_hold() -> None:
    goal = TABLES["projects"].column("goals")
    assert goal is not None
    assert (goal.type.low, goal.type.high, len(GOALS)) == (GOALS[0], GOALS[-1], 17)
