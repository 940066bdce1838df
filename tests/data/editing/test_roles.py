"""Roles by address and domain."""

from __future__ import annotations

import pytest

from data.editing.roles import Editor, RoleError, role_of, rules_of

RULES = rules_of("Anna@Example.org:publisher, @example.org:editor  bo@other.example:viewer")


@pytest.mark.parametrize(
    ("address", "role"),
    [
        ("anna@example.org", "publisher"),
        (" ANNA@example.ORG ", "publisher"),
        ("bo@example.org", "editor"),
        ("bo@other.example", "viewer"),
        ("eva@other.example", None),
        ("eva@sub.example.org", None),
        ("eva@notexample.org", None),
        ("@example.org", None),
        ("anna@example.org@evil.example", None),
        ("anna@example.org\nx", None),
        ("", None),
    ],
)
def test_the_address_counts_before_its_domain(address: str, role: str | None) -> None:
    assert role_of(address, RULES) == role


@pytest.mark.parametrize(
    "text", ["anna", "anna@example.org", "anna@example.org:owner", "example.org:editor", "@:editor"]
)
def test_an_entry_that_says_too_little_is_named(text: str) -> None:
    with pytest.raises(RoleError, match=text):
        rules_of(text)


def test_a_role_includes_those_below_it() -> None:
    editor = Editor("Anna", "editor")
    assert [editor.may(role) for role in ("viewer", "editor", "publisher")] == [True, True, False]
