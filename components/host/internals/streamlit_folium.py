"""The frame that streamlit-folium draws a map in: where it is served, what runs in it, what it hands back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.host.internals import InternalsChangedError, package_folder

HERE = "components/host/internals/streamlit_folium.py"

FRAME = "/component/streamlit_folium"
"""What the addresses of the frame begin with: Streamlit's route for components, and the package's name."""
FOLDER = f"{FRAME}.st_folium"
"""The folder of the frame's page; behind the package's name is the component's."""
TO_ROOT = "../.."
"""From the frame's page to the application's root."""
IN_PAGE = 'iframe[src*="streamlit_folium"]'
"""The frame as an element of the page around it."""
CALL = "Streamlit.setComponentValue"
"""In the frame: hands a value back to the page's script. The package leaves the library's object in the window."""
POLICY = "script-src 'self' 'unsafe-inline'"
"""The map's script is put into the frame as an element with text, which only such a policy lets run."""
STYLED = ("#parent", ".float-child", "#map_div", "body > span")
"""Elements of the frame that our style reaches for (components/parts/map/layer/frame.css), so that the map fills it."""
_SCRIPT = re.compile(r"\bsrc=\"\./([\w./-]+\.js)\"")


def build() -> Path:
    """Return the folder of the frame's files; those in ``static`` have names that change with their content."""
    return package_folder("streamlit_folium") / "frontend" / "build"


def frame_scripts(html: str) -> tuple[str, ...]:
    """Return the scripts of the frame's page, relative to it."""
    found = tuple(_SCRIPT.findall(html))
    if not found:
        raise InternalsChangedError("The page of the map's frame names no script", "streamlit-folium", HERE)
    return found


def frame_html() -> str:
    """Return the frame's page as it is installed."""
    return (build() / "index.html").read_text(encoding="utf-8")


def frame_key(name: str, revision: str) -> str:
    """Return the key of a map that is to be loaded anew when the revision is another.

    The component forgets digits and endings when it compares maps' scripts; the key it compares whole.
    """
    return f"{name}-{revision}"


def show_frame(drawn: object, key: str, height: int, on_change: Callable[[], None]) -> None:
    """Draw a map's frame as wide as there is room.

    Nothing that happens in it but our own :data:`CALL` runs the page (``returned_objects``), and the map, which is
    its script alone, need not be rendered first (``render``). ``on_change`` is called before the next run; by then
    the value is in the session under ``key``.
    """
    from streamlit_folium import st_folium

    st_folium(
        drawn, key=key, height=height, width=None, returned_objects=[], render=False, on_change=on_change
    )


def serve_frame() -> None:
    """Serve the map's frame from the start: Streamlit would wait for the first script that draws a map.

    A browser is told to fetch the frame's files while the page is still loading,
    which must not fail for the first visitor. Raises RuntimeError outside a running server.
    """
    import streamlit_folium
    from streamlit.runtime import get_instance

    component: Any = streamlit_folium._component_func
    get_instance().component_registry.register_component(component)
