"""Known vulnerabilities in the pinned packages: ``python -m supply.audit [OPTION OF pip-audit ...]``.

pip-audit asks OSV (https://osv.dev), which collects the advisories of PyPI and GitHub, about the name and version of
each package in the lock files, tools included. The exit code is 0 when none is known, 1 when one is, and 2 when the
question could not be answered: then nothing is known, and the last line says why.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from data.plain_text import printable
from supply.sbom import ROOT

LOCKS = ("requirements.lock", "requirements-build.lock", "requirements-dev.lock")
NONE_KNOWN, KNOWN, UNANSWERED = 0, 1, 2
PATIENCE_S = 15
"""Until the database has to answer a question."""


def main(options: Sequence[str] = (), locks: Sequence[str] = LOCKS) -> int:
    """Print what is known about the packages of lock files; return the exit code."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--vulnerability-service", "osv", "--progress-spinner", "off", "--timeout", str(PATIENCE_S)]
    command += [part for lock in locks for part in ("--requirement", lock)]
    done = subprocess.run([*command, *options], check=False, cwd=ROOT, capture_output=True, text=True)
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        print(
            "Nothing could be learnt about vulnerabilities: the database did not answer, or not as expected. "
            "This is no all-clear. Try again where https://api.osv.dev can be reached, or name another "
            f'service: make audit ARGS="-s pypi".\n{_last_line(done.stderr)}',
            file=sys.stderr,
        )
        return UNANSWERED
    if left_out := [p["name"] for p in packages if "version" not in p]:
        print(f"Not looked up: {', '.join(left_out)}. This is no all-clear.", file=sys.stderr)
        return UNANSWERED
    sentences = [line for package in packages for line in _sentences(package)]
    print(*sentences, sep="\n", end="\n" if sentences else "")
    if sentences:
        print("Raise the version, step by step as in docs/upgrading.md.")
        return KNOWN
    print(f"No vulnerability is known in any of {len(packages)} packages.")
    return NONE_KNOWN


def _sentences(package: dict[str, Any]) -> list[str]:
    """Return a line for each vulnerability of a package; the database's words are harmless for a terminal."""
    return [
        printable(
            f"{package['name']} {package['version']}: {', '.join((v['id'], *v['aliases']))}, "
            f"{'mended in ' + ', '.join(v['fix_versions']) if v['fix_versions'] else 'not mended yet'}. "
            f"{' '.join(v['description'].split())}",
            400,
        )
        for v in package["vulns"]
    ]


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return printable(lines[-1].strip(), 300) if lines else "pip-audit says nothing more."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
