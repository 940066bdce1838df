"""The files that Streamlit's page is made of: where they lie, what they are called, which asks for which."""

from __future__ import annotations

import re
from pathlib import Path

from components.host.internals import InternalsChangedError, package_folder

HERE = "components/host/internals/streamlit_files.py"

ADDRESS = "/static/"
"""Under the application's root; Streamlit sends the files of :func:`folder` there, unpacked, from disk each time."""
SCRIPT_ADDRESS = "./static/js/"
"""As the page names its scripts; it is served at one level below the root, so that a dot leads to the root."""
HASHED = re.compile(r"[\w.-]+\.[\w-]{8}\.(?:js|css|woff2)")
"""A name changes with the content, so a browser may keep the file for ever."""
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
"""What the files of those elements begin with that our pages draw: each comes when the first such element does."""


def folder() -> Path:
    """Return the folder of the scripts, styles and fonts."""
    return package_folder("streamlit") / "static" / "static"


def script_names(scripts: Path, kind: str) -> list[str]:
    """Return the names of the files in which a kind of element comes; ``scripts`` is the folder that holds them."""
    found = sorted(path.name for path in scripts.glob(f"{kind}.*.js"))
    if not found:
        raise InternalsChangedError(
            f"Streamlit has no file for elements of the kind {kind!r}", "streamlit", HERE
        )
    return found


def imported(script: str) -> list[str]:
    """Return the names of the files that a script asks for before it can run."""
    return _IMPORTED.findall(script)
