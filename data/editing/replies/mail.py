"""A reply as the text of a mail: which words answer which question of the letter.

The mail may be quoted by any program, forwarded, answered above, below or between the lines, or pasted as HTML. The
letter itself says which of its lines are ours; whatever else is in the mail is an answer, says nothing (greetings,
headers, a signature), or is left for the editor.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import get_args

from data.editing.replies.answers import WORDS, folded, is_all
from data.editing.replies.form import Reference, references_in, say
from data.editing.replies.html_text import text_of_html
from data.schema.schema import Language

LONGEST = 100_000
"""Characters of a reply; no letter has so many."""
_QUOTE = re.compile(r"^(?:[>|»\s\u200b\ufeff]|&gt;)+")
_ITEM = re.compile(r"^\*?\d{1,3}\.\s.*\[([a-z0-9]+(?:[-_][a-z0-9]+)*)\]\*?$")
_NUMBERED = re.compile(r"^(\d{1,3})\s?[.:)]\s+(.*)$")
_HEADER = re.compile(rf"^\*?(?:{'|'.join(WORDS['headers'])}):\*?(?:\s|$)", re.IGNORECASE)
_WROTE = re.compile(
    r"(?:skrev|wrote)\b.*:$|^-{2,}.*-{2,}$|^_{5,}$|^={3,}$|^(?:skrev|wrote).*:?$", re.IGNORECASE
)
_QUESTIONS = {
    say(f"letter.{name}", code): name.partition("_")[0]
    for name in ("running", "partner", "partner_unnamed", "missing")
    for code in get_args(Language)
}
_MARKS = tuple(say("letter.answer", code) for code in get_args(Language))
_CLOSING = re.compile(rf"(?:{'|'.join(map(re.escape, WORDS['closing']))})(?:[ /]|$)")
_SIGNED = 7
"""Words of a closing line at most, its name included."""
_ADDRESS = re.compile(r"<?https?://\S+>?")
_PRIVATE = re.compile(r"[^\s@]{1,80}@[^\s@]+|\+?\d[\d ()/-]{6,40}\d")


@dataclass(slots=True)
class Reply:
    """Answers by project and question (``running``, ``partner``), the free text, and why nothing of it is certain.

    ``missing`` answers what is missing, ``free`` is any other text of somebody's own, ``aside`` a signature, which is
    looked at and kept nowhere, ``comments`` are those of the sheet by project; ``refused`` names a reason
    (``why`` in ``messages.toml``) with its values when no answer may be taken for certain.
    """

    reference: Reference | None = None
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    comments: dict[str, str] = field(default_factory=dict)
    refused: tuple[str, dict[str, str]] | None = None


def text_of_message(content: bytes) -> str:
    """Return the text of a mail that was saved as a file (``.eml``), with its subject on the first line."""
    message = message_from_bytes(content, policy=policy.default)
    body = message.get_body(("plain", "html"))
    try:
        text = str(body.get_content()) if body is not None else ""
    except (LookupError, ValueError):  # an encoding that nobody knows
        text = content.decode("utf-8", "replace")
    return f"Subject: {message.get('subject', '')}\n{text}"


def read_mail(text: str, letter: Callable[[Reference], Iterable[str]]) -> Reply:
    """Return the answers in a mail; ``letter`` returns the letters of a reference as text, one for each language."""
    text = text_of_html(unicodedata.normalize("NFC", text[:LONGEST]).replace("\u00a0", " "))
    reply = Reply()
    references = references_in(text)
    if len(references) != 1:
        listed = ", ".join(map(str, references))
        reply.refused = ("several_references", {"references": listed}) if references else ("no_reference", {})
        reply.free = [_without_private(text)]
        return reply
    reply.reference = references[0]
    letters = [_Letter(known) for known in letter(reply.reference)]
    if not letters:
        reply.refused = ("unknown_revision", {})
    lines = [_QUOTE.sub("", line).strip() for line in text.splitlines()]
    if any(word in folded(line) for line in lines[:12] for word in WORDS["automatic"]):
        reply.refused = ("automatic", {})
    reader = _Reader(reply, letters)
    for line in filter(None, lines):
        reader.line(" ".join(line.split()))
    if not reply.refused and not reply.answers and not reply.missing:
        reply.refused = ("no_answer", {})
    return reply


class _Letter:
    """The letter as it was sent: its lines, and its text without line breaks, since mail programs break lines."""

    def __init__(self, text: str) -> None:
        self.lines = {" ".join(line.split()) for line in text.splitlines() if line.strip()}
        self.text = " ".join(text.split())
        self.numbers = {line.partition(".")[0]: item[1] for line in self.lines if (item := _ITEM.match(line))}

    def has(self, line: str, before: str) -> bool:
        """Return whether a line is one of the letter's, or a part of one that goes on from the line before."""
        line = " ".join(line.split())
        if line in self.lines or (len(line) >= 30 and line in self.text):
            return True
        return bool(before) and f"{before} {line}" in self.text and f"{before} {line}" not in self.lines


class _Reader:
    """Goes through the lines of a mail and puts each where it belongs."""

    def __init__(self, reply: Reply, letters: list[_Letter]) -> None:
        self.reply = reply
        self.letters = letters
        self.numbers = {n: p for known in letters for n, p in known.numbers.items()}
        self.project = self.question = self.before = ""
        self.in_signature = False

    def line(self, line: str) -> None:
        """Take the next line, without quotation marks and with single spaces."""
        if item := _ITEM.match(line):
            self._goes_on(line)
            self.project = item[1]
            if not self._is_ours(line):
                self.reply.free.append(line)
            return
        if question := next((q for q in _QUESTIONS if line.startswith(q)), ""):
            self._goes_on(question)
            self.question, line = _QUESTIONS[question], line.removeprefix(question).strip()
            if self.question == "missing":
                self.project = ""  # what comes now is about no project any more
        mark = next((m for m in _MARKS if line.casefold().startswith(m.casefold())), "")
        if mark:
            line, self.in_signature = line[len(mark) :].strip(), False
        elif line and not question and self._is_ours(line):
            # What follows a line of the letter's own is no answer any more.
            self._goes_on(line)
            return
        if line:
            self._theirs(line)

    def _goes_on(self, line: str) -> None:
        self.before, self.question, self.in_signature = line, "", False

    def _is_ours(self, line: str) -> bool:
        return any(known.has(line, self.before) for known in self.letters)

    def _theirs(self, line: str) -> None:
        if _closes(line):
            self.question, self.in_signature = "", True
        self.before = ""
        if self.in_signature and not _speaks(line):
            self.reply.aside.append(line)
        elif not _says_nothing(line, bool(self.question)):
            self._put(line)

    def _put(self, text: str) -> None:
        numbered, answers = _NUMBERED.match(text), self.reply.answers
        if self.question == "missing":
            self.reply.missing.append(_without_private(text))
        elif self.question:
            own = answers.setdefault(self.project, {})
            own.setdefault(self.question, []).append(_without_private(text))
        elif numbered and numbered[1] in self.numbers:
            own = answers.setdefault(self.numbers[numbered[1]], {})
            own.setdefault("running", []).append(_without_private(numbered[2]))
        elif is_all(text):
            for each in self.numbers.values():
                for name in ("running", "partner"):
                    answers.setdefault(each, {}).setdefault(name, []).append(WORDS["yes"][0])
        else:
            self.reply.free.append(_without_private(text))


def _says_nothing(line: str, is_answer: bool) -> bool:
    """Return whether a line tells nothing of the facts; of an answer only greetings and thanks do not."""
    text = folded(line)
    if text in WORDS["harmless"] or text in WORDS["closing"]:
        return True
    is_of_mail = bool(_HEADER.match(line) or _ADDRESS.fullmatch(line)) or (
        len(line) < 300 and bool(_WROTE.search(line))
    )
    return not is_answer and (is_of_mail or not any(c.isalnum() for c in line))


def _closes(line: str) -> bool:
    """Return whether a signature begins: closing words, alone or with a name behind them, or two hyphens."""
    text = folded(line)
    return line == "--" or (len(text.split()) <= _SIGNED and bool(_CLOSING.match(text)))


def _speaks(line: str) -> bool:
    """Return whether a line below the closing words may say something of the facts all the same."""
    return any(word in WORDS["doubt"] for word in re.findall(r"\w+", line.casefold()))


def _without_private(text: str) -> str:
    """Return a text without mail addresses and telephone numbers."""
    return _PRIVATE.sub("[…]", text)
