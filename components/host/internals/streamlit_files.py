"""The files of Streamlit's page: their folder, their names and their imports."""

from __future__ import annotations

import re
from pathlib import Path

from components.host.internals import InternalsChangedError, package_folder

HERE = "components/host/internals/streamlit_files.py"

ADDRESS = "/static/"
"""Below the application's root; Streamlit sends the files of :func:`folder` there, uncompressed and from disk."""
SCRIPT_ADDRESS = "./static/js/"
"""The prefix of scripts in the page, relative to the application's root."""
TEXT_FACE = re.compile(rb"@font-face\{font-family:Source Sans;[^}]*\}")
"""Streamlit's typeface in its style, which its program uses until it knows the application's theme."""
HASHED = re.compile(r"[\w.-]+\.[\w-]{8}\.(?:js|css|woff2)")
"""A name with a hash of the content: browsers may cache the file for ever."""
_IMPORTED = re.compile(r"(?:\bfrom|\bimport)\s*[\"'`]\./([\w.-]+\.js)[\"'`]")

HTML, COMPONENT, TEXT_INPUT, BUTTONS, MULTISELECT = (
    "Html",
    "ComponentInstance",
    "TextInput",
    "ButtonGroup",
    "Multiselect",
)
SLIDER, BUTTON, SELECTBOX, CHECKBOX, RADIO = "Slider", "Button", "Selectbox", "Checkbox", "Radio"
KINDS = (HTML, COMPONENT, TEXT_INPUT, BUTTONS, MULTISELECT, SLIDER, BUTTON, SELECTBOX, CHECKBOX, RADIO)
"""The prefixes of the scripts for elements that our pages draw; each is fetched at the first such element."""


def folder() -> Path:
    """Return the folder of the scripts, styles and fonts."""
    return package_folder("streamlit") / "static" / "static"


def script_names(scripts: Path, kind: str) -> list[str]:
    """Return the names of the scripts for a kind of element in the folder ``scripts``."""
    names = sorted(path.name for path in scripts.glob(f"{kind}.*.js"))
    if not names:
        raise InternalsChangedError(
            f"Streamlit has no file for elements of the kind {kind!r}", "streamlit", HERE
        )
    return names


def imported(script: str) -> list[str]:
    """Return the names of the files that a script imports."""
    return _IMPORTED.findall(script)
