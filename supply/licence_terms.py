"""Licences as SPDX writes them: what a component's are, and whether licences.toml allows them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from license_expression import ExpressionError, get_spdx_licensing
from packaging.utils import canonicalize_name

FILE = Path(__file__).parent / "licences.toml"


@cache
def rules() -> dict[str, Any]:
    """Return licences.toml: ``allowed``, and ``concluded`` by package."""
    return tomllib.loads(FILE.read_text("utf-8"))


def concluded(component: dict[str, Any]) -> None:
    """Give a component of CycloneDX the licence that we concluded, where its own metadata name none in SPDX."""
    entry = rules()["concluded"].get(canonicalize_name(component["name"]))
    if entry and not licence(component):
        component["licenses"] = [{"license": {"acknowledgement": "concluded", "id": entry["licence"]}}]


def licence(component: dict[str, Any]) -> str:
    """Return the licence of a component of CycloneDX as an expression of SPDX, empty where it names none.

    Names in other words ("BSD License", which are several) count for nothing beside or without an identifier.
    """
    entries = component.get("licenses", [])
    result = {r for e in entries if (r := e.get("expression") or e["license"].get("id"))}
    named = [e["license"]["name"] for e in entries if e.get("license", {}).get("name") == "Public domain"]
    if len(result) > 1:
        result = {f"({r})" if " OR " in r else r for r in result}
    return " AND ".join(sorted(result)) or "".join(named)


def is_allowed(expression: str, allowed: frozenset[str] | None = None) -> bool:
    """Say whether an expression can be kept with allowed licences alone: all parts of an AND, one of an OR."""
    names = frozenset(rules()["allowed"]) if allowed is None else allowed
    if expression in names:
        return True
    licensing = get_spdx_licensing()
    try:
        parsed = licensing.parse(expression, validate=True)
    except ExpressionError:
        return False
    if parsed is None:
        return False
    truth = {
        symbol: licensing.TRUE if symbol.render() in names else licensing.FALSE for symbol in parsed.symbols
    }
    return bool(parsed.subs(truth).simplify() == licensing.TRUE)
