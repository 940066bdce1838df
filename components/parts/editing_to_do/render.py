"""The HTML of things to do."""

from __future__ import annotations

from components.kit.templates import render
from components.language import Language
from components.parts.editing_to_do.items import ToDo


def to_do_heading(words: Language, count: int) -> str:
    """Return the heading over the problems of a draft, or that there are none."""
    return render("parts/editing_to_do/heading.html", words=words, count=count)


def to_do(item: ToDo) -> str:
    """Return one problem."""
    return render("parts/editing_to_do/item.html", item=item)


def to_do_list(items: tuple[ToDo, ...], heading: str) -> str:
    """Return problems as a list under a heading."""
    return render("parts/editing_to_do/list.html", items=items, heading=heading)
