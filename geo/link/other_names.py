"""Names of places that stand for something else in a text.

A university, a newspaper, a club, a person, a street may bear a place's name, and
so may a place in another country.
"""

from __future__ import annotations

from data.records import SWEDEN
from geo.link.context import (
    IN,
    KINDS,
    Context,
    MentionCandidate,
    after,
    before,
    beside,
    container,
    two_before,
)
from geo.link.vocabulary import named, words

PERSONAL = words("personal")
DOUBTFUL = words("ordinary") | PERSONAL | words("rare")
NO_NAME = words("functions") | words("officials") | words("times") | KINDS
"""Words with a capital that are no part of a longer name."""
_FIRST_NAMES = words("first_names") | PERSONAL
_BODIES_IN_SMALL, _BODIES_BEFORE = words("bodies_in_small"), words("bodies_before")
_BODIES = words("bodies") | _BODIES_IN_SMALL
_BODY_ENDINGS = tuple(words("body_endings"))
_BODY_WORDS = 5
"""So many words in a row with a capital are looked at for what kind of body they name."""
_STOPS = words("verbs") | KINDS
_OF = frozenset({"of", "de", "for", "för"})
_NAMESAKES = named("namesakes")


def is_in_a_name(context: Context, candidate: MentionCandidate) -> bool:
    """Return whether a name is part of a longer one: of a university, a newspaper, a club, a person, a street."""
    return _is_body(context, candidate) or _is_borne(context, candidate)


def _is_body(context: Context, candidate: MentionCandidate) -> bool:
    """What kind of body it is stands before the name or after it ("Bank of Kigali", "Lunds universitet")."""
    at, previous = candidate.at, before(context, candidate)
    return (
        (previous in _BODIES and context.tokens[at - 1].capital)
        or (previous in _OF and at > 1 and context.tokens[at - 2].key in _BODIES)
        or (previous in IN and two_before(context, candidate) in _BODIES_BEFORE)
        or _is_begun(context, candidate)
    )


def _is_begun(context: Context, candidate: MentionCandidate) -> bool:
    """The name begins that of a body: "Lunds universitet", "Gothenburg Film Festival"."""
    following = after(context, candidate)
    if following in _BODIES_IN_SMALL or _is_compound(following):
        return following not in KINDS
    for word in context.tokens[candidate.last + 1 : candidate.last + 1 + _BODY_WORDS]:
        if not (beside(word) and word.capital) or word.key in _STOPS:
            return False
        if word.key in _BODIES:
            return True
    return False


def _is_compound(word: str) -> bool:
    return word.endswith(_BODY_ENDINGS) and word not in _BODY_ENDINGS


def _is_borne(context: Context, candidate: MentionCandidate) -> bool:
    """A capitalised word that is no place stands beside it: "Falun Persson", "Ida Falun", "Lund Arena"."""
    tokens, at, last = context.tokens, candidate.at, candidate.last
    if at > 0 and at - 1 not in context.ends and beside(tokens[at]) and tokens[at - 1].capital:
        stranger = tokens[at - 1]
        owner = stranger.key.endswith("s")  # "Africa's Kisumu", "Norrlands Umeå"
        if stranger.key in _FIRST_NAMES or not (stranger.first or owner or stranger.key in NO_NAME):
            return True
    if candidate.inflected or last + 1 >= len(tokens) or last + 1 in context.begins:
        return False
    following = tokens[last + 1]
    return beside(following) and following.capital and not following.first and following.key not in NO_NAME


def is_elsewhere(context: Context, candidate: MentionCandidate) -> bool:
    """Return whether a text means another country's place: "Busia County in Kenya", "kenyanska Busia"."""
    home = context.lex.country_of.get(candidate.place, SWEDEN)
    around = container(context, candidate)
    if around is not None and around.country and not around.adjective:
        # "Växjö in Kenya" is Växjö at work there; of a name that is a word, too, nobody knows.
        if home != SWEDEN or candidate.name in DOUBTFUL:
            return around.country != home
        return False
    owner = context.ends.get(candidate.at - 1)
    if owner is not None and owner.country and (owner.adjective or owner.inflected) and home != SWEDEN:
        return owner.country not in (home, SWEDEN)
    return _is_namesake(context, candidate, home)


def _is_namesake(context: Context, candidate: MentionCandidate, home: str) -> bool:
    """The text names a country with another place of that name, and neither the place's own nor a partner."""
    if (
        home in context.countries
        or context.lex.partners_of.get(candidate.place, frozenset()) & context.places
    ):
        return False
    return any(candidate.name in names for code, names in _NAMESAKES.items() if code in context.countries)
