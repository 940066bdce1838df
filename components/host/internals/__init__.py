"""Assumptions about the insides of other people's libraries: each once, one file per library.

A file here imports nothing of ours but the root of errors, and decides nothing. ``tests/components/host`` checks each
assumption against the installed packages; ``docs/upgrading.md`` says how a version is raised.
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from data.records import PartnershipMapError

SEEN_IN = {
    "streamlit": "1.67.0",
    "starlette": "1.10.0",
    "uvicorn": "0.54.0",
    "Authlib": "1.9.10",
    "streamlit-folium": "0.27.4",
    "folium": "0.20.0",
    "branca": "0.8.2",
    "XStatic-Leaflet": "1.9.3.0",
}
"""The version of each package in which all assumptions were checked."""


class InternalsChangedError(PartnershipMapError):
    """An assumption does not hold; the message names it, the versions and the file to mend."""

    def __init__(self, what: str, package: str, mend: str) -> None:
        super().__init__(explanation(what, package, mend))


def explanation(what: str, package: str, mend: str) -> str:
    """Return the message for an assumption that does not hold, with both versions and the file to mend."""
    return (
        f"{what}. Seen in {package} {SEEN_IN[package]}, installed is {version(package)}; "
        f"mend {mend} (docs/upgrading.md)."
    )


def package_folder(name: str) -> Path:
    """Return the folder of an installed package without importing it; raises ModuleNotFoundError."""
    spec = find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(spec.submodule_search_locations[0])
