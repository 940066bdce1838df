"""Renders templates to HTML, SVG and RDF/XML; every value is escaped, and what none of them may hold is replaced."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from components.kit.colours import COLOURS
from components.state.state import address
from data.plain_text import fit


def render(template: str, **values: object) -> str:
    """Return the HTML of a template (``parts/pager/pager.html``) with values escaped.

    Every template can use ``address(state)`` and ``colours``. A name without a value raises ``UndefinedError``.
    """
    return fit(environment().get_template(template).render(**values))


def points(value: float) -> str:
    """Return a length or position for SVG: at most two decimals, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@cache
def environment() -> Environment:
    """Return the Jinja environment of all templates; it escapes every value."""
    jinja = Environment(
        loader=FileSystemLoader(Path(__file__).parent.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a look at the file for each template of each run
    )
    jinja.globals |= {"address": address, "colours": COLOURS}
    jinja.filters["points"] = points
    return jinja
