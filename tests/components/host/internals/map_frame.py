"""The frame that streamlit-folium draws the map in, and the script that Folium makes for it."""

from __future__ import annotations

import inspect
import re
from functools import cache
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from components.host.headers import FRAME_POLICY
from components.host.internals.folium_templates import FrameMap
from components.host.internals.streamlit_files import HASHED
from components.host.internals.streamlit_folium import (
    CALL,
    FOLDER,
    FRAME,
    IN_PAGE,
    POLICY,
    STYLED,
    TO_ROOT,
    build,
    frame_html,
    frame_key,
    frame_scripts,
)
from components.parts.map.partnership_layer import SCRIPT, STYLE, PartnershipLayer
from tests.components.host.internals.contract import (
    Contract,
    equals,
    holds,
    in_order,
    includes,
    matches,
    scripts_text,
    source,
    unlike,
    without,
)
from tests.conftest import ROOT

PACKAGE = "streamlit-folium"
_SELECTOR = f'iframe[src*="{FRAME.rpartition("/")[2]}"]'
_RUNS = "script-src 'self' 'unsafe-inline'"
_MADE = r"\w+\.innerHTML=script\+"
_FRAME_SOURCE = r"className:`stCustomComponentV1`[^{}]*\bsrc:\w"
_COMPONENT_ADDRESS = (
    r"buildComponentURL\(\w+,\w+\)\{return \w+\(this\.requireServerUri\(\),`\$\{\w+\}/\$\{\w+\}/\$\{\w+\}`\)"
)


@cache
def _program() -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted((build() / "static").rglob("main.*.js")))


def _component() -> Any:
    import streamlit_folium

    return streamlit_folium._component_func


def _hash() -> Any:
    import streamlit_folium

    return streamlit_folium.generate_js_hash


def _signature() -> list[str]:
    from streamlit_folium import st_folium

    return list(inspect.signature(st_folium).parameters)


def _sent() -> dict[str, Any]:
    import streamlit_folium

    sent: dict[str, Any] = {}
    made = FrameMap()
    PartnershipLayer({"rows": "../../data/1/map.json"}, "../../assets/1", CALL).add_to(made)
    with patch.object(streamlit_folium, "_component_func", lambda **values: sent.update(values)):
        streamlit_folium.st_folium(made, key="map", width=None, returned_objects=[], render=False)
    return sent


def _as_it_looks(sent: dict[str, Any]) -> str:
    script = sent["script"]
    expected = (
        r"var map_div = L\.map\(\s*\"map_div\",",
        rf"PartnershipMap\.start\(\s*map_div,\s*\{{\"rows\": .*\}},\s*{re.escape(CALL)}\s*\);",
    )
    return matches(*expected)(script)


def _alone(sent: dict[str, Any]) -> str:
    files = [sent["js_links"], sent["css_links"]]
    if files != [[f"../../assets/1/{SCRIPT}"], [f"../../assets/1/{STYLE}"]]:
        return f"the frame is told of {files}"
    text = sent["header"] + sent["html"]
    return "the frame is given others' addresses" if re.search(r"https?://|<script[^>]+src", text) else ""


def _folium_name(made: object) -> str:
    found = f"{made._name.lower()}_{made._id}"  # type: ignore[attr-defined]
    return "" if made.get_name() == found else f"{made.get_name()} is not {found}"  # type: ignore[attr-defined]


def _keys(hashed: Any) -> str:
    one, other = frame_key("map", "a1"), frame_key("map", "b2")
    if hashed("map_1", one) == hashed("map_1", other):
        return "another key makes no other map"
    return "" if hashed("L.map(x_12)", one) == hashed("L.map(x_34)", one) else "numbers make another map"


def _frame_marks(html: str) -> str:
    style = (ROOT / "components" / "parts" / "map" / "layer" / "frame.css").read_text(encoding="utf-8")
    made = {"#parent": 'id="parent"', ".float-child": 'class="float-child"', "#map_div": 'id="map_div"'}
    made["body > span"] = "</div><span>"
    return equals(set(made))(set(STYLED)) or holds(*STYLED)(style) or holds(*made.values())(html)


def _files() -> list[str]:
    return [p.name for p in (build() / "static").rglob("*") if p.suffix in (".js", ".css", ".woff2")]


def _unhashed(names: list[str]) -> str:
    wrong = [name for name in names if not HASHED.fullmatch(name)]
    return f"{wrong} have no hash in their names" if wrong or not names else ""


def _addressed(script: str) -> str:
    depth = len(f"{FOLDER}/index.html".split("/")) - 2
    if "/".join([".."] * depth) != TO_ROOT:
        return f"{FOLDER} is {depth} levels down"
    return matches("=`/component`", _COMPONENT_ADDRESS)(script)


CONTRACTS = (
    Contract(
        "the frame's component has this name, which its address begins with",
        PACKAGE,
        "streamlit_folium:FRAME FOLDER IN_PAGE",
        _component,
        lambda found: (
            "" if f"/component/{found.name}" == FOLDER and FRAME in FOLDER else f"it is {found.name!r}"
        ),
        lambda _: SimpleNamespace(name="streamlit_folium.map"),
    ),
    Contract(
        "components' pages are served two levels down, by the component's name",
        "streamlit",
        "streamlit_folium:FOLDER TO_ROOT",
        lambda: scripts_text("index."),
        _addressed,
        without("=`/component`"),
    ),
    Contract(
        "the frame's address is that of the component's page, so it can be told by it",
        "streamlit",
        "streamlit_folium:IN_PAGE",
        lambda: scripts_text("ComponentInstance."),
        lambda text: (
            matches(r"getComponentURL\(\w+,`index\.html`\)", _FRAME_SOURCE)(text)
            or equals(f'iframe[src*="{FRAME.rpartition("/")[2]}"]')(IN_PAGE)
        ),
        unlike(_FRAME_SOURCE),
    ),
    Contract(
        "the frame's page names its one script, relative to it",
        PACKAGE,
        "streamlit_folium:frame_scripts frame_html build",
        frame_html,
        lambda html: "" if len(frame_scripts(html)) == 1 else f"{frame_scripts(html)}",
        lambda html: html.replace('src="./static', 'src="/static'),
    ),
    Contract(
        "the names of the frame's files change with their content",
        PACKAGE,
        "streamlit_folium:build",
        _files,
        _unhashed,
        lambda names: [*names, "main.js"],
        also_mend="components/host/static_files.py",
    ),
    Contract(
        "the frame has the elements that our style reaches for",
        PACKAGE,
        "streamlit_folium:STYLED",
        frame_html,
        _frame_marks,
        without('id="map_div"'),
        also_mend="components/parts/map/layer/frame.css",
    ),
    Contract(
        "the frame's window has the object that hands a value back",
        PACKAGE,
        "streamlit_folium:CALL",
        _program,
        matches(r"window\.{}=".format(CALL.split(".")[0]), r"\w\.{}=function".format(CALL.split(".")[1])),
        without("window.Streamlit="),
    ),
    Contract(
        "the map's script becomes an element with text, which the frame's policy must let run",
        PACKAGE,
        "streamlit_folium:POLICY",
        _program,
        lambda text: matches(_MADE)(text) or equals(_RUNS)(POLICY) or holds(POLICY)(FRAME_POLICY),
        unlike(_MADE),
        also_mend="components/host/headers.py",
    ),
    Contract(
        "a map that is there stays when the page runs again",
        PACKAGE,
        "streamlit_folium:show_frame",
        _program,
        holds("if(!window.map){", "window.map = map_div"),
        without("if(!window.map){"),
    ),
    Contract(
        "scripts come one after the other, and the style is not waited for",
        PACKAGE,
        "streamlit_folium:show_frame",
        _program,
        in_order(
            "loadScripts=async",
            "for(const e of js_links)await new Promise",
            "css_links.forEach(",
            "loadScripts()",
        ),
        without("await new Promise"),
        also_mend="components/parts/map/layer/6_map.js (styled)",
    ),
    Contract(
        "another key makes another map, other numbers in names do not",
        PACKAGE,
        "streamlit_folium:frame_key",
        _hash,
        _keys,
        lambda _: lambda script, key: script,
    ),
    Contract(
        "the choices of how a map is drawn are there",
        PACKAGE,
        "streamlit_folium:show_frame",
        _signature,
        includes("key", "height", "width", "returned_objects", "render", "on_change"),
        lambda found: [name for name in found if name != "render"],
    ),
    Contract(
        "a value is in the session under the map's own key before the callback is called",
        PACKAGE,
        "streamlit_folium:show_frame",
        lambda: source("streamlit_folium").partition("def _on_change():")[2],
        in_order("st.session_state[key] = ", "on_change()"),
        without("st.session_state[key] = "),
    ),
    Contract(
        "a map's template becomes the script, with the variable and element called map_div",
        PACKAGE,
        "folium_templates:FrameMap",
        _sent,
        _as_it_looks,
        lambda sent: {**sent, "script": sent["script"].replace("map_div", "map_1")},
    ),
    Contract(
        "the frame is told of our script and style and of nobody else's",
        "folium",
        "folium_templates:FrameMap",
        _sent,
        _alone,
        lambda sent: {**sent, "js_links": ["https://cdn.example/leaflet.js", *sent["js_links"]]},
    ),
    Contract(
        "a map's name in scripts is its kind and its own number",
        "branca",
        "folium_templates:FrameMap",
        FrameMap,
        _folium_name,
        lambda made: SimpleNamespace(_name=made._name, _id=made._id, get_name=lambda: f"{made._id}_map"),
    ),
)
