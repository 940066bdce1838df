"""The HTML around a section of the editors' page, with its own style: visitors' pages have none of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from components.kit.templates import render
from components.language import Language
from components.state.editing import OF_A_DRAFT, SECTIONS, EditingAddress, Section, editing_address
from data.editing.roles import Editor


def head(words: Language, editor: Editor | None, is_local: bool) -> str:
    """Return the heading, and under it who is there and what they may do; nobody before they have signed in."""
    who = may = ""
    if editor:
        who = words("editing.local") if is_local else words("editing.signed_in", name=editor.name)
        may = words(f"editing.may_{editor.role}")
    return render("parts/editing_frame/head.html", words=words, who=who, may=may)


def sections(words: Language, address: EditingAddress, existing: Collection[Section], draft: str = "") -> str:
    """Return the links to the sections; ``draft`` is the open draft's name, empty where none is open.

    What stands alone keeps the open draft in its address; what is chosen within a section is left out.
    """
    plain = EditingAddress(language=address.language, draft=address.draft)
    targets = [(name, editing_address(replace(plain, section=name))) for name in SECTIONS if name in existing]
    return render(
        "parts/editing_frame/sections.html",
        words=words,
        sections=[target for target in targets if target[0] not in OF_A_DRAFT],
        parts=[target for target in targets if target[0] in OF_A_DRAFT],
        current=address.section,
        draft=draft,
        close=editing_address(replace(plain, draft=0)),
    )


def message(
    heading: str,
    lines: Sequence[str],
    detail: str = "",
    link: tuple[str, str] | None = None,
    is_alert: bool = True,
) -> str:
    """Return what stands in the place of a section: a heading, paragraphs, and a link (address and words)."""
    values = {"heading": heading, "lines": lines, "detail": detail, "link": link, "is_alert": is_alert}
    return render("parts/editing_frame/message.html", **values)
