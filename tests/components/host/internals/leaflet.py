"""What the map layer takes of Leaflet beyond its documentation."""

from __future__ import annotations

import re

from components.kit.leaflet import (
    CONTAINER,
    LINE,
    MARKER,
    PANES,
    PRIVATES,
    WRAPPER,
    script,
    script_alone,
    style,
)
from tests.components.host.internals.contract import Contract, holds, matches, unlike, without
from tests.conftest import ROOT

PACKAGE = "XStatic-Leaflet"
_RENDERER = re.compile(
    r"extend\(\{options:\{padding:\.1\}.*?this\._zoom=this\._map\.getZoom\(\)\}\}\)", re.DOTALL
)
_UPDATE = r"_update:function\(\)\{var \w+=this\.options\.padding,\w+=this\._map\.getSize\(\)"


def _text() -> str:
    return script().decode()


def _renderer() -> str:
    result = _RENDERER.search(_text())
    return result[0] if result else ""


def _ours() -> dict[str, str]:
    folders = ("components/parts/map/layer", "components/outputs/client/browser")
    return {p.name: p.read_text(encoding="utf-8") for f in folders for p in sorted((ROOT / f).glob("*.js"))}


def _privates(files: dict[str, str]) -> str:
    """Say which file names a private of somebody else's: in ours, what begins with _ is set in the same file."""
    wrong = []
    for name, text in files.items():
        used = set(re.findall(r"\.(_[a-z]\w*)|\b(?<!\.)(_[a-z]\w*)\s*(?::|\([^)]*\) \{)", text))
        members = {a or b for a, b in used}
        own = set(re.findall(r"this\.(_[a-z]\w*)\s*=[^=]", text)) - PRIVATES
        allowed = PRIVATES if name == WRAPPER else frozenset()
        wrong += [f"{name}: {member}" for member in sorted(members - own - allowed)]
        if name == WRAPPER:
            wrong += [f"{name} no longer needs {member}" for member in sorted(PRIVATES - members)]
    return ", ".join(wrong)


def _panes(text: str) -> str:
    used = set(re.findall(r'"(\w+Pane)"', _ours()[WRAPPER]))
    return (
        f"the layer names {used}"
        if used != set(PANES)
        else holds(*(f'createPane("{p}")' for p in PANES))(text)
    )


def _classes(text: str) -> str:
    styles = [*(ROOT / "components").rglob("*.css"), *(ROOT / "components").rglob("*.js")]
    named = {c for p in styles for c in re.findall(r"\bleaflet-[\w-]+", p.read_text(encoding="utf-8"))}
    named |= {c for selector in (CONTAINER, MARKER, LINE) for c in re.findall(r"\.([\w-]+)", selector)}
    built = set(re.findall(r"leaflet-[\w-]+", text))
    return f"Leaflet makes no {sorted(named - built)}" if named - built else ""


def _private(name: str, used: str) -> Contract:
    return Contract(
        f"Leaflet's renderer has {name}",
        PACKAGE,
        "leaflet:PRIVATES",
        _renderer,
        holds(used),
        without(used),
        also_mend=f"components/parts/map/layer/{WRAPPER}",
    )


CONTRACTS = (
    _private("_initContainer, which it asks us for", "this._initContainer()"),
    _private("_destroyContainer, which it asks us for", "this._destroyContainer()"),
    _private("_container, which it puts into its pane", "this.getPane().appendChild(this._container)"),
    _private("_update, at the end of each move", "moveend:this._update"),
    _private("_bounds, which _update works out", "this._bounds=new "),
    _private("_map", "this._map.getSize()"),
    Contract(
        "Leaflet's renderer does nothing in _update but to work out where it is",
        PACKAGE,
        "leaflet:PRIVATES",
        _renderer,
        matches(_UPDATE),
        unlike(_UPDATE),
        also_mend=f"components/parts/map/layer/{WRAPPER}",
    ),
    Contract(
        "the map says while a zoom is drawn",
        PACKAGE,
        "leaflet:PRIVATES",
        _text,
        holds("this._animatingZoom=!0", "this._animatingZoom=!1"),
        without("this._animatingZoom=!0"),
        also_mend=f"components/parts/map/layer/{WRAPPER}",
    ),
    Contract(
        "one file of the layer names what is Leaflet's own, and all that is listed",
        PACKAGE,
        "leaflet:PRIVATES WRAPPER",
        _ours,
        _privates,
        lambda files: {**files, "6_map.js": files["6_map.js"] + "map._leaflet_id;"},
        also_mend="the file that is named",
    ),
    Contract(
        "the map has the panes that the canvases lie in",
        PACKAGE,
        "leaflet:PANES",
        _text,
        _panes,
        without('"tilePane"'),
        also_mend=f"components/parts/map/layer/{WRAPPER}",
    ),
    Contract(
        "Leaflet makes the classes that layer, styles and tests name",
        PACKAGE,
        "leaflet:CONTAINER MARKER LINE style script",
        lambda: _text() + style().decode(),
        _classes,
        lambda text: text.replace("leaflet-control-zoom-in", "leaflet-zoom-in"),
        also_mend="the file that names it",
    ),
    Contract(
        "Leaflet ends with a line that names a file beside it",
        PACKAGE,
        "leaflet:script_alone",
        script,
        lambda content: "" if len(script_alone(content)) < len(content) else "it does not",
        script_alone,
    ),
)
