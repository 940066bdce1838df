"""The bill of materials names all that the application is made of, and is what CycloneDX allows."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from supply import sbom as module
from supply.sbom import BUNDLED, locked, main, sbom, text
from tests.conftest import ROOT

OWN = {
    "data/gazetteer/districts.csv",
    "data/gazetteer/own-names.toml",
    "data/gazetteer/south-africa.csv",
    "data/gazetteer/transcription.toml",
    "data/gazetteer/wording.toml",
}
"""Files beside those of others that were made for this project."""


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    return sbom()


def test_every_package_is_in_it_and_no_tool(made: dict[str, Any]) -> None:
    packages = [c for c in made["components"] if not c["bom-ref"].startswith("bundled/")]
    purls = sorted(f"pkg:pypi/{name}@{version}" for name, version in locked().items())
    assert sorted(c["purl"].replace("_", "-") for c in packages) == purls
    assert not {"pytest", "ruff"} & {c["name"] for c in packages}


def test_every_file_of_others_is_in_it(made: dict[str, Any]) -> None:
    places = {
        occurrence["location"]
        for component in made["components"]
        for occurrence in component.get("evidence", {}).get("occurrences", ())
    }
    files = {place for place in places if "/" in place}
    folders = [
        ROOT / "data" / "boundaries",
        ROOT / "data" / "gazetteer",
        ROOT / "components" / "host" / "fonts",
    ]
    there = {
        p.relative_to(ROOT).as_posix()
        for folder in folders
        for p in folder.iterdir()
        if p.suffix != ".md" and p.is_file()
    }
    assert there - OWN == files - {"data/tables/places.csv"}
    assert {p.lower() for p in places - files} <= set(locked())


def test_everything_is_connected(made: dict[str, Any]) -> None:
    refs = {c["bom-ref"] for c in made["components"]} | {made["metadata"]["component"]["bom-ref"]}
    graph = {d["ref"]: set(d.get("dependsOn", ())) for d in made["dependencies"]}
    assert set(graph) == refs
    reached, ahead = set(), {"root-component"}
    while ahead:
        reached |= ahead
        ahead = {n for ref in ahead for n in graph[ref]} - reached
    assert refs - reached == set()


def test_it_holds_neither_time_nor_place(made: dict[str, Any], tmp_path: Path) -> None:
    main(tmp_path / "new" / "sbom.json")
    written = (tmp_path / "new" / "sbom.json").read_text("utf-8")
    assert written == text(made)
    assert "timestamp" not in made["metadata"]
    assert "serialNumber" not in made
    assert str(ROOT) not in written
    assert re.findall(r"file:|localhost|127\.0\.0\.1", written) == []


def test_what_is_no_cyclonedx_or_not_installed_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundled = json.loads(BUNDLED.read_text("utf-8"))
    bundled["components"][0]["type"] = "thing"
    (tmp_path / "bundled.json").write_text(json.dumps(bundled), "utf-8")
    monkeypatch.setattr(module, "BUNDLED", tmp_path / "bundled.json")
    with pytest.raises(ValueError, match=r"no valid CycloneDX.*thing"):
        sbom()
    monkeypatch.setattr(module, "locked", lambda: {"streamlit": "0.1"})
    with pytest.raises(ValueError, match=r"Not installed: streamlit 0\.1"):
        sbom()
