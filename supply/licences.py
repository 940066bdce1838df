"""The licence of everything that the application is made of: ``python -m supply.licences``.

The exit code is 1 when something is under a licence that licences.toml does not allow, or under none that is known.
"""

from __future__ import annotations

import sys
from typing import Any

from supply.licence_terms import is_allowed, licence
from supply.sbom import sbom


def main() -> int:
    """Print each component with its licence; return the exit code."""
    components = sbom()["components"]
    rows = sorted(
        ((c["name"], c.get("version", ""), licence(c)) for c in components), key=lambda r: r[0].lower()
    )
    widths = [max(len(row[i]) for row in rows) for i in (0, 1)]
    for name, version, terms in rows:
        print(f"{name:{widths[0]}}  {version:{widths[1]}}  {terms or 'unknown'}")
    if sentences := faults(components):
        print("", *sentences, sep="\n", file=sys.stderr)
        return 1
    print(f"\n{len(rows)} components, each under an allowed licence (supply/licences.toml).")
    return 0


def faults(components: list[dict[str, Any]]) -> list[str]:
    """Return a sentence on each component whose licence is unknown or not allowed."""
    result = []
    for component in components:
        name, terms = component["name"], licence(component)
        if not terms:
            result.append(
                f"{name}: the package names no licence of SPDX's list. Read its licence file, "
                "and put what it is into supply/licences.toml under [concluded]."
            )
        elif not is_allowed(terms):
            result.append(
                f"{name}: {terms} is not allowed. Do without the package, or, when the licence can be "
                "kept, add it to `allowed` in supply/licences.toml."
            )
    return result


if __name__ == "__main__":
    try:
        sys.exit(main())
    except ValueError as error:
        sys.exit(str(error))
