"""An assumption about a library, as a test sees it: a question to what is installed, and a subject that breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from components.host.internals import InternalsChangedError, explanation
from components.host.internals.streamlit_files import folder

Problem = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Contract:
    """``problem`` says what is wrong with ``subject`` (nothing: an empty text); ``broken`` gives one that is wrong.

    ``of`` is the module of the seam and the names in it that stand on this; the module is the file to mend,
    unless another is named.
    """

    says: str
    package: str
    of: str
    subject: Callable[[], Any]
    problem: Problem
    broken: Callable[[Any], Any]
    also_mend: str = ""

    @property
    def mend(self) -> str:
        """Return the file or files to change when this no longer holds."""
        module = self.of.partition(":")[0]
        # A site has Leaflet too, and no host.
        here = f"components/{'kit' if module == 'leaflet' else 'host/internals'}/{module}.py"
        return f"{here} and {self.also_mend}" if self.also_mend else here

    @property
    def names(self) -> frozenset[str]:
        """Return the names in the module that stand on this."""
        return frozenset(self.of.partition(":")[2].split())

    def check(self, subject: object) -> None:
        """Raise AssertionError, with what is assumed, both versions and the file to mend, if it does not hold."""
        try:
            problem = self.problem(subject)
        except (InternalsChangedError, AttributeError, TypeError) as error:
            problem = f"{type(error).__name__}: {error}"
        if problem:
            raise AssertionError(explanation(f"{self.says}: {problem}", self.package, self.mend))


def holds(*parts: str) -> Problem:
    """Return a question for a text: which of the parts it lacks."""
    return lambda text: ", ".join(f"no {part!r}" for part in parts if part not in text)


def matches(*patterns: str) -> Problem:
    """Return a question for a text: which of the patterns it has nowhere.

    For a program whose names are shortened anew in each version: a pattern leaves those open.
    """
    return lambda text: ", ".join(f"nothing like {p!r}" for p in patterns if not re.search(p, text))


def includes(*members: str) -> Problem:
    """Return a question for a collection: which of the members it lacks."""
    return lambda found: ", ".join(f"no {member!r}" for member in members if member not in found)


def equals(expected: object) -> Problem:
    """Return a question for a value: whether it is another than expected."""
    return lambda found: "" if found == expected else f"{found!r} instead of {expected!r}"


def in_order(*parts: str) -> Problem:
    """Return a question for a text: whether it has the parts one after the other."""

    def problem(text: str) -> str:
        places = [text.find(part) for part in parts]
        return "" if -1 not in places and places == sorted(places) else f"not in this order: {parts}"

    return problem


def without(*parts: str) -> Callable[[str], str]:
    """Return a change of a text: the parts are gone."""

    def change(text: str) -> str:
        for part in parts:
            assert part in text, part
            text = text.replace(part, "")
        return text

    return change


def unlike(pattern: str) -> Callable[[str], str]:
    """Return a change of a text: what is like the pattern is gone."""

    def change(text: str) -> str:
        changed = re.sub(pattern, "", text)
        assert changed != text, pattern
        return changed

    return change


def less(*members: str) -> Callable[[Any], frozenset[str]]:
    """Return a change of a collection: the members are gone."""
    return lambda found: frozenset(found) - set(members)


@cache
def scripts_text(kind: str = "") -> str:
    """Return Streamlit's scripts whose names begin with a kind, in one text."""
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted((folder() / "js").glob(f"{kind}*.js")))


def source(module: str) -> str:
    """Return the text of a module."""
    from importlib.util import find_spec

    found = find_spec(module)
    assert found is not None, module
    assert found.origin, module
    return Path(found.origin).read_text(encoding="utf-8")
