"""A letter as the text of a mail; its lines are the ones by which the reply is read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from components.language import Language
from components.outputs.letter.content import Item, Letter

WIDTH = 70
"""Characters of a line: quoted twice it is still one line in any mail program."""


def mail_text(letter: Letter, words: Language) -> str:
    """Return the letter as plain text, without its subject."""
    return "\n".join(_lines(letter, words)) + "\n"


def _lines(letter: Letter, words: Language) -> Iterator[str]:
    yield from (words("editing_check.letter_hello"), "", *_wrapped(letter.opening), "")
    if letter.items:
        yield from (*_wrapped(words("editing_check.letter_how")), "")
    else:
        yield from (*_wrapped(words("editing_check.letter_nothing")), "")
    for title, items in letter.groups:
        yield from (*_wrapped(title), "-" * min(len(title), WIDTH), "")
        for item in items:
            yield from _item(letter, words, item)
    yield from (letter.missing, letter.answer, "", "")
    if letter.ended:
        yield from (*_wrapped(words("editing_check.letter_ended")), "")
        for line in letter.ended:
            yield from _wrapped(line)
        yield ""
    yield from _wrapped(words("editing_check.letter_use"))
    yield from ("", words("editing_check.letter_thanks"), "")
    yield words("editing_check.letter_keep")
    yield words("editing_check.letter_reference", reference=letter.reference)


def _item(letter: Letter, words: Language, item: Item) -> Iterator[str]:
    yield _heading(item)
    yield words("editing_check.letter_period", years=item.years)
    yield from _wrapped(words("editing_check.letter_status", basis=item.basis))
    if item.sources:
        yield words(f"editing_check.letter_source{'s' * (len(item.sources) > 1)}", sources=item.sources[0][0])
        yield from (url for url, _ in item.sources[1:])
    yield from (letter.running, letter.answer, *((item.partner, letter.answer) if item.partner else ()), "")


def _heading(item: Item) -> str:
    """Return the line that names a project; it has to stay one line, so a long topic is cut."""
    start, end = f"{item.number}. ", f" [{item.id}]"
    return f"{start}{textwrap.shorten(item.topic, max(WIDTH - len(start + end), 12), placeholder='…')}{end}"


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
