"""The bill of materials in CycloneDX's JSON: ``python -m tools.sbom [FILE]``, by default ``build/sbom.json``.

cyclonedx-bom describes what is installed. Of that the packages of requirements.lock are kept, since tests and tools
are in the same environment; bundled.json adds the data, fonts and scripts of others that are files of ours or of a
package. There is neither time nor serial number, so the same installation gives the same bytes.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from tools.licence_terms import concluded

Json = dict[str, Any]
ROOT = Path(__file__).parent.parent
BUNDLED = Path(__file__).parent / "bundled.json"
WHERE = ROOT / "build" / "sbom.json"
SPECIFICATION = SchemaVersion.V1_6


def main(file: Path = WHERE) -> None:
    """Write the bill of materials into a file."""
    made = sbom()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text(made), "utf-8")
    shown = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    print(f"{shown}: {len(made['components'])} components, CycloneDX {made['specVersion']}")


def sbom() -> Json:
    """Return the bill of materials of the application, valid by CycloneDX's schema.

    Raises ValueError when a package of requirements.lock is not installed in its version, or the schema is not kept.
    """
    made: Json = json.loads(json.dumps(_installed()))
    packages = _packages(made, locked())
    for package in packages:
        concluded(package)
    bundled = json.loads(BUNDLED.read_text("utf-8"))["components"]
    made["components"] = sorted([*packages, *bundled], key=lambda c: str(c["bom-ref"]).lower())
    _connect(made, bundled)
    if error := JsonStrictValidator(SPECIFICATION).validate_str(text(made)):
        raise ValueError(f"The bill of materials is no valid CycloneDX: {error}")
    return made


def text(made: Json) -> str:
    """Return a bill of materials as it is written, keys in order."""
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def locked(file: str = "requirements.lock") -> dict[str, str]:
    """Return the version of each package in a lock file, by its canonical name."""
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    return {str(canonicalize_name(name)): version for name, version in pins}


@cache
def _installed() -> Json:
    """Return what cyclonedx-bom says of this environment."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--no-validate"]
    command += ["--spec-version", SPECIFICATION.to_version(), "--pyproject", str(ROOT / "pyproject.toml")]
    done = subprocess.run([*command, sys.executable], check=False, capture_output=True, text=True)
    if done.returncode:
        raise ValueError(f"cyclonedx-bom cannot describe {sys.prefix}: {done.stderr[-400:]}")
    result: Json = json.loads(done.stdout)
    return result


def _packages(made: Json, pins: dict[str, str]) -> list[Json]:
    """Return the components that are pinned; the package's address says where more stands, links to funding do not."""
    installed = {str(canonicalize_name(c["name"])): c for c in made["components"]}
    other = [
        f"{name} {version}"
        for name, version in pins.items()
        if installed.get(name, {}).get("version") != version
    ]
    if other:
        raise ValueError(f"Not installed: {', '.join(other)}. `make install-dev` installs what is pinned.")
    return [{k: v for k, v in installed[name].items() if k != "externalReferences"} for name in pins]


def _connect(made: Json, bundled: list[Json]) -> None:
    """Keep the dependencies between the components that are left; the application's own are explained in their file."""
    references = {c["bom-ref"] for c in made["components"]}
    graph: dict[str, set[str]] = {ref: set() for ref in references}
    graph |= {
        d["ref"]: references.intersection(d.get("dependsOn", ()))
        for d in made["dependencies"]
        if d["ref"] in references
    }
    explained = re.findall(r"^([\w.-]+)==.*#", (ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    own = {canonicalize_name(name) for name in explained}
    graph[made["metadata"]["component"]["bom-ref"]] = {
        c["bom-ref"] for c in made["components"] if c in bundled or canonicalize_name(c["name"]) in own
    }
    made["dependencies"] = [
        {"ref": ref, **({"dependsOn": sorted(needs)} if needs else {})}
        for ref, needs in sorted(graph.items())
    ]


if __name__ == "__main__":
    try:
        main(*map(Path, sys.argv[1:2]))
    except ValueError as error:
        sys.exit(str(error))
