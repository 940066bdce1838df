"""Which of the UN's 17 global goals a project serves."""

from __future__ import annotations

from collections.abc import Mapping

from data.records import Project, Theme

GOALS = tuple(range(1, 18))


def goals_of(project: Project, themes: Mapping[str, Theme]) -> tuple[int, ...]:
    """Return the goals that a project states, else those that its themes (by id) serve; lowest first."""
    stated = project.goals or (g for t in project.themes if t in themes for g in themes[t].goals)
    return tuple(sorted(set(stated)))
