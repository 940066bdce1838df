"""What stands beside a name: words of the same sentence, and what the name lies in."""

from __future__ import annotations

from data.reading.read_folder import read_folder
from geo.link.context import Context, MentionCandidate, after, before, container, context_of, two_before
from geo.link.lexicon import lexicon
from geo.link.tokens import tokenize
from tests.conftest import TABLES

LEXICON = lexicon(read_folder(TABLES).dataset)


def context(text: str, *names: str) -> tuple[Context, list[MentionCandidate]]:
    result = tokenize(text)
    at = {word.key: number for number, word in enumerate(result)}
    candidates = [MentionCandidate(at[name], at[name], name, "", name, False) for name in names]
    return context_of(result, candidates, LEXICON), candidates


def test_words_beside_a_name() -> None:
    around, (falun,) = context("Kommunen i Falun bygger", "falun")
    assert (two_before(around, falun), before(around, falun), after(around, falun)) == (
        "kommunen i",
        "i",
        "bygger",
    )


def test_a_line_or_a_sign_ends_what_is_beside() -> None:
    for sign in ("\n", ", ", ". "):
        around, (falun,) = context(f"Hej{sign}Falun{sign}Universitet", "falun")
        assert (before(around, falun), after(around, falun)) == ("", "")


def test_what_a_place_lies_in() -> None:
    for text in ("Busia in Kenya", "Busia County in Kenya", "Busia County Council, Kenya", "Busia (Kenya)"):
        around, (busia, kenya) = context(text, "busia", "kenya")
        assert container(around, busia) is kenya, text
    around, (busia, kenya) = context("Busia and Kenya", "busia", "kenya")
    assert container(around, busia) is None
