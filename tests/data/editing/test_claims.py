"""Who may edit by a provider's claims: a verified address with a role, while the sign-in lasts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from data.editing.claims import editor_of
from data.editing.roles import Editor, rules_of

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
THEN = AT.timestamp()
RULES = rules_of("anna@example.org:publisher @example.org:editor")
ANNA = {"is_logged_in": True, "exp": THEN + 1, "email": "Anna@Example.org", "email_verified": True}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, Editor("anna@example.org", "publisher")),
        ({"email": " berit@example.org "}, Editor("berit@example.org", "editor")),
        ({"email_verified": "true"}, Editor("anna@example.org", "publisher")),
        ({"name": "Somebody else"}, Editor("anna@example.org", "publisher")),
        ({"is_logged_in": False}, "signed-out"),
        ({"is_logged_in": "true"}, "signed-out"),
        ({"exp": THEN}, "expired"),
        ({"exp": None}, "expired"),
        ({"exp": "9999999999"}, "expired"),
        ({"exp": True}, "expired"),
        ({"exp": float("nan")}, "expired"),
        ({"email_verified": False}, "unverified"),
        ({"email_verified": "false"}, "unverified"),
        ({"email_verified": None}, "unverified"),
        ({"email": None}, "unverified"),
        ({"email": ["anna@example.org"]}, "unverified"),
        ({"email": "ånna@example.org"}, "unverified"),
        ({"email": "anna@example.com"}, "unlisted"),
        ({"email": "anna@example.org@example.com"}, "unlisted"),
        ({"email": "x anna@example.org"}, "unlisted"),
        ({"email": "@example.org"}, "unlisted"),
    ],
)
def test_claims_make_an_editor_or_a_reason(changed: dict[str, object], expected: object) -> None:
    assert editor_of(ANNA | changed, RULES, AT) == expected


def test_a_provider_of_one_organisation_may_not_say_that_an_address_is_verified() -> None:
    claims = {name: value for name, value in ANNA.items() if name != "email_verified"}
    assert editor_of(claims, RULES, AT) == Editor("anna@example.org", "publisher")


def test_without_claims_nobody_has_signed_in() -> None:
    assert editor_of({}, RULES, AT) == "signed-out"
