"""streamlit-folium's frame for a map: its address, its scripts, and the value that it returns."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.host.internals import InternalsChangedError, package_folder

HERE = "components/host/internals/streamlit_folium.py"

FRAME = "/component/streamlit_folium"
"""The prefix of the frame's addresses: Streamlit's route for components, and the package's name."""
FOLDER = f"{FRAME}.st_folium"
"""The folder of the frame's page, which ends with the component's name."""
TO_ROOT = "../.."
"""The relative address of the application's root from the frame's page."""
IN_PAGE = 'iframe[src*="streamlit_folium"]'
"""The CSS selector of the frame in the page around it."""
CALL = "Streamlit.setComponentValue"
"""The function in the frame that returns a value to the page's script; the package puts the object into the window."""
POLICY = "script-src 'self' 'unsafe-inline'"
"""The policy that the frame needs: the map's script is an inline script element."""
STYLED = ("#parent", ".float-child", "#map_div", "body > span")
"""Elements of the frame in our style (components/parts/map/layer/frame.css), so that the map fills it."""
_SCRIPT = re.compile(r"\bsrc=\"\./([\w./-]+\.js)\"")


def build() -> Path:
    """Return the folder of the frame's files; those in ``static`` have hashed names."""
    return package_folder("streamlit_folium") / "frontend" / "build"


def frame_scripts(html: str) -> tuple[str, ...]:
    """Return the scripts of the frame's page, relative to it."""
    scripts = tuple(_SCRIPT.findall(html))
    if not scripts:
        raise InternalsChangedError("The page of the map's frame names no script", "streamlit-folium", HERE)
    return scripts


def frame_html() -> str:
    """Return the installed page of the frame."""
    return (build() / "index.html").read_text(encoding="utf-8")


def frame_key(name: str, revision: str) -> str:
    """Return the key of a map that is loaded again for another revision.

    The component compares scripts without digits and endings, but the complete key.
    """
    return f"{name}-{revision}"


def show_frame(folium_map: object, key: str, height: int, on_change: Callable[[], None]) -> None:
    """Draw a map's frame in the full width.

    Only our own :data:`CALL` runs the page again (``returned_objects``), and the map is not rendered as a page
    (``render``). ``on_change`` is called before the next run, when the value is in the session under ``key``.
    """
    from streamlit_folium import st_folium

    st_folium(
        folium_map, key=key, height=height, width=None, returned_objects=[], render=False, on_change=on_change
    )


def serve_frame() -> None:
    """Register the frame's component at start; Streamlit would wait for the first script that draws a map.

    Browsers prefetch the frame's files, also the first visitor's. Raises RuntimeError outside a running server.
    """
    import streamlit_folium
    from streamlit.runtime import get_instance

    component: Any = streamlit_folium._component_func
    get_instance().component_registry.register_component(component)
