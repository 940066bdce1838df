"""The address of the editors' page: the section, the draft that is open, and the revisions that are compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Literal, get_args
from urllib.parse import urlencode

from components.state.state import LANGUAGES

EDITING = "editing"
"""The page's path."""
Section = Literal["drafts", "bring_in", "rows", "places", "articles", "difference", "check", "history"]
"""``drafts``, ``bring_in``, ``check`` and ``history`` stand alone; the others are of the draft that is open."""
SECTIONS: tuple[Section, ...] = get_args(Section)
OF_A_DRAFT: tuple[Section, ...] = ("rows", "places", "articles", "difference")


@dataclass(frozen=True, slots=True)
class EditingAddress:
    """``draft`` is the number of the open draft, ``revision`` and ``against`` of two revisions; 0 for none.

    ``place`` is the id of the place that a letter is for.
    """

    section: Section = "drafts"
    language: str = "sv"
    draft: int = 0
    revision: int = 0
    against: int = 0
    place: str = ""


_USUAL = EditingAddress()


def decode_editing(query: Mapping[str, str]) -> EditingAddress:
    """Return the address in a query; what is unknown is dropped."""
    section = query.get("section", "")
    code = query.get("language", "")
    numbers = {
        name: int(query[name])
        for name in ("draft", "revision", "against")
        if query.get(name, "").isascii() and query.get(name, "").isdigit() and len(query[name]) <= 9
    }
    return EditingAddress(
        section=section if section in SECTIONS else _USUAL.section,
        language=code if code in LANGUAGES else _USUAL.language,
        place=query.get("place", ""),
        **numbers,
    )


def editing_address(address: EditingAddress) -> str:
    """Return the address relative to the application's root; defaults are left out."""
    query = {
        field.name: str(value)
        for field in fields(EditingAddress)
        if (value := getattr(address, field.name)) != getattr(_USUAL, field.name)
    }
    return f"./{EDITING}?{urlencode(query)}" if query else f"./{EDITING}"
