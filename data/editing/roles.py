"""Who may edit: roles by e-mail address or domain, as the configuration names them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from data.records import PartnershipMapError

Role = Literal["viewer", "editor", "publisher"]
"""A viewer reads drafts and history, an editor also makes drafts, a publisher also publishes and undoes."""
ROLES: tuple[Role, ...] = get_args(Role)
_ADDRESS = re.compile(r"[^@\s:]*@[^@\s:]+")


class RoleError(PartnershipMapError):
    """An entry of the configuration that names no address, no domain or no role."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A role of an e-mail address (``anna@example.org``) or of everybody at a domain (``@example.org``)."""

    address: str
    role: Role


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody who is signed in and has a role; ``name`` stands in the history."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Return whether the editor's role includes another."""
        return ROLES.index(self.role) >= ROLES.index(role)


def rules_of(text: str) -> tuple[Rule, ...]:
    """Return the rules in ``anna@example.org:publisher @example.org:editor``; raises RoleError.

    Entries are separated by spaces or commas; letters' case is ignored.
    """
    rules = []
    for entry in text.replace(",", " ").lower().split():
        address, _, role = entry.partition(":")
        if not _ADDRESS.fullmatch(address) or role not in ROLES:
            raise RoleError(entry)
        rules.append(Rule(address, role))
    return tuple(rules)


def role_of(address: str, rules: Iterable[Rule]) -> Role | None:
    """Return the role of an e-mail address: that of the address itself, else of its domain; None for neither."""
    address = address.strip().lower()
    by_address = {rule.address: rule.role for rule in rules}
    if not _ADDRESS.fullmatch(address) or address.startswith("@"):
        return None
    return by_address.get(address) or by_address.get(f"@{address.partition('@')[2]}")
