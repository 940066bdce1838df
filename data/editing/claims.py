"""Who somebody is who has signed in, by what the provider of identities has signed (the claims of an OIDC ID token)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from data.editing.roles import Editor, Rule, role_of

Refusal = Literal["signed-out", "expired", "unverified", "unlisted", "elsewhere"]
"""Nobody has signed in; the sign-in has ended; the provider knows no verified e-mail address; the address has no role;
or the session is not of this machine, which local editing asks for."""
_MOST_LETTERS = 254


def editor_of(claims: Mapping[str, object], rules: Iterable[Rule], at: datetime) -> Editor | Refusal:
    """Return who may edit by these claims at a time (UTC), or why nobody may; ``claims`` are of a checked signature.

    The e-mail address is the name: what a provider gives as somebody's name can be chosen freely at many.
    """
    if claims.get("is_logged_in") is not True:
        return "signed-out"
    expiry = claims.get("exp")
    if isinstance(expiry, bool) or not isinstance(expiry, int | float) or not at.timestamp() < expiry:
        return "expired"
    address = verified_address(claims)
    if not address:
        return "unverified"
    role = role_of(address, rules)
    return Editor(address, role) if role else "unlisted"


def verified_address(claims: Mapping[str, object]) -> str:
    """Return the e-mail address in small letters, empty where there is none or the provider has not verified it.

    A provider that only knows addresses of its own organisation may leave ``email_verified`` out.
    """
    address = claims.get("email")
    if not isinstance(address, str) or len(address) > _MOST_LETTERS or not address.isascii():
        return ""
    if claims.get("email_verified", True) not in (True, "true"):
        return ""
    return address.strip().lower()
