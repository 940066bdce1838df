"""What stands around the sections of the editors' page."""

from __future__ import annotations

import re

import pytest

from components.language import language
from components.parts.editing_frame.render import head, message, sections
from components.state.editing import OF_A_DRAFT, SECTIONS, EditingAddress
from components.state.state import LANGUAGES
from data.editing.roles import Editor


def links(html: str) -> dict[str, str]:
    """Every link by its words."""
    return {
        words.strip(): href.replace("&amp;", "&")
        for href, words in re.findall(r'href="([^"]*)"[^>]*>([^<]*)<', html)
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_keep_language_and_draft_and_leave_the_rest(code: str) -> None:
    words = language(code)
    address = EditingAddress("history", code, draft=3, revision=7, against=6, place="vaxjo")
    html = sections(words, address, SECTIONS, "Juni <b>2026</b>")
    assert "Juni &lt;b&gt;2026&lt;/b&gt;" in html
    by_words = links(html)
    language_part = "" if code == "sv" else "&language=en"
    for name in SECTIONS[1:]:
        assert (
            by_words[words(f"editing.section_{name}")] == f"./editing?section={name}{language_part}&draft=3"
        )
    assert by_words[words("editing.close_draft")] == (
        "./editing" if code == "sv" else "./editing?language=en"
    )
    assert html.count('aria-current="page"') == 1
    assert re.search(rf'aria-current="page">\s*{words("editing.section_history")}<', html)


def test_without_a_draft_there_are_none_of_its_sections() -> None:
    words = language("sv")
    html = sections(words, EditingAddress(), SECTIONS)
    assert len(links(html)) == len(SECTIONS) - len(OF_A_DRAFT)
    assert links(sections(words, EditingAddress(), ("drafts",))) == {"Utkast": "./editing"}


def test_the_heading_says_who_is_there_and_what_they_may_do() -> None:
    words = language("sv")
    html = head(words, Editor("<i>@example.org", "viewer"), is_local=False)
    assert "Inloggad som &lt;i&gt;@example.org." in html
    assert "Du får läsa utkast och historik." in html
    assert "Lokalt läge" in head(words, Editor("Anna", "publisher"), is_local=True)
    assert 'class="pk-editing-who"' not in head(words, None, is_local=False)


def test_a_message_has_its_lines_and_a_link() -> None:
    html = message("A & b", ["<one>", "two"], "detail", ("./editing", "back"))
    for part in ("A &amp; b", "&lt;one&gt;", "two", "detail", 'href="./editing"', 'role="alert"'):
        assert part in html
    assert "alert" not in message("", [], is_alert=False)
