"""Streamlit's server: its addresses, its messages, its runs."""

from __future__ import annotations

import tomllib
from contextlib import redirect_stdout
from io import StringIO
from types import SimpleNamespace
from typing import Any

from components.host.internals.streamlit_server import (
    COMPONENT,
    HEALTH,
    HOST_CONFIG,
    HTML,
    METRICS,
    STREAM,
    SUBPROTOCOL,
    WIDGETS,
    new_element,
    run_finished,
    tells_of_error,
)
from tests.components.host.internals.contract import (
    Contract,
    equals,
    holds,
    includes,
    less,
    scripts_text,
    source,
    without,
)
from tests.conftest import ROOT


def _addresses() -> dict[str, str]:
    from streamlit.web.server.starlette import starlette_routes, starlette_websocket

    found = {"health": starlette_routes.ROUTE_HEALTH, "metrics": starlette_routes.ROUTE_METRICS}
    found |= {"host-config": starlette_routes.ROUTE_HOST_CONFIG}
    return found | {"stream": starlette_websocket._ROUTE_WEBSOCKET_STREAM}


def _nginx() -> str:
    return (ROOT / "docs" / "deploy" / "nginx.conf").read_text(encoding="utf-8")


def _elements() -> frozenset[str]:
    from streamlit.proto.Element_pb2 import Element

    return frozenset(field.name for field in Element.DESCRIPTOR.oneofs_by_name["type"].fields)


def _finished() -> list[bytes]:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    ended = [ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY]
    return [ForwardMsg(script_finished=how).SerializeToString() for how in ended]


def _begun(_: object) -> list[bytes]:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    return [ForwardMsg(script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN).SerializeToString()]


def _delta(body: str) -> bytes:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    message = ForwardMsg()
    message.delta.new_element.html.body = body
    sent: bytes = message.SerializeToString()
    return sent


def _told_error() -> str:
    from streamlit.error_util import _print_rich_exception

    output = StringIO()
    try:
        int("x")
    except ValueError as error:
        with redirect_stdout(output):
            _print_rich_exception(error)
    return output.getvalue()


def _settings() -> dict[str, dict[str, Any]]:
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def _unknown_settings(given: dict[str, dict[str, Any]]) -> str:
    from streamlit import config

    known = config._config_options_template
    unknown = [f"{s}.{n}" for s, values in given.items() for n in values if f"{s}.{n}" not in known]
    return f"Streamlit knows no {unknown}" if unknown else ""


def _registry() -> object:
    from streamlit.components.lib.local_component_registry import LocalComponentRegistry
    from streamlit.runtime import Runtime, get_instance

    return SimpleNamespace(
        get_instance=get_instance,
        component_registry=Runtime.component_registry,
        register_component=LocalComponentRegistry.register_component,
    )


_RUNNER = "streamlit.runtime.scriptrunner.script_runner"

CONTRACTS = (
    Contract(
        "the server's own addresses are these",
        "streamlit",
        "streamlit_server:HEALTH STREAM HOST_CONFIG METRICS FOLDERS",
        _addresses,
        lambda found: (
            holds(METRICS)(_nginx())
            or equals({"health": HEALTH, "metrics": METRICS, "host-config": HOST_CONFIG, "stream": STREAM})(
                {name: f"/{path}" for name, path in found.items()}
            )
        ),
        lambda found: {**found, "health": "_stcore/alive"},
        also_mend="docs/deploy/nginx.conf",
    ),
    Contract(
        "the browser asks for the WebSocket's subprotocol by this name",
        "streamlit",
        "streamlit_server:SUBPROTOCOL",
        lambda: scripts_text("index."),
        holds(f"[`{SUBPROTOCOL}`"),
        without(f"[`{SUBPROTOCOL}`"),
    ),
    Contract(
        "messages about new elements call the kinds by these names",
        "streamlit",
        "streamlit_server:HTML COMPONENT BUTTONS WIDGETS",
        _elements,
        includes(HTML, COMPONENT, *sorted(WIDGETS)),
        less("button_group"),
        also_mend="bench/traffic.py",
    ),
    Contract(
        "a message says that a run, or a part of one, has come to its end",
        "streamlit",
        "streamlit_server:run_finished",
        _finished,
        lambda messages: "" if all(map(run_finished, messages)) else "it is not seen",
        _begun,
    ),
    Contract(
        "a message brings a new element and its HTML",
        "streamlit",
        "streamlit_server:new_element",
        lambda: _delta("<p>x</p>"),
        lambda message: equals((HTML, "<p>x</p>"))(new_element(message)),
        lambda _: _begun(None)[0],
    ),
    Contract(
        "an error in a script is told of in the output as Python does",
        "streamlit",
        "streamlit_server:tells_of_error",
        _told_error,
        lambda output: (
            "" if "x1b" in ascii(output) and tells_of_error(output) else f"it is told as {output!r}"
        ),
        lambda output: output.replace("recent", "new"),
    ),
    Contract(
        "after each run Streamlit searches for garbage unless it is told not to",
        "streamlit",
        "streamlit_server:spare_the_collector",
        lambda: source(_RUNNER),
        holds('if config.get_option("runner.postScriptGC"):\n            gc.collect(2)'),
        without('config.get_option("runner.postScriptGC")'),
        also_mend=".streamlit/config.toml",
    ),
    Contract(
        "an element that the browser has is sent as a reference, from a size that is set",
        "streamlit",
        "streamlit_server:",
        lambda: source("streamlit.runtime.forward_msg_cache") + scripts_text("index."),
        holds('config.get_option("global.minCachedMessageSize")', "getCachedMessageHashes"),
        without("getCachedMessageHashes"),
        also_mend=".streamlit/config.toml and bench/load/tab.py",
    ),
    Contract(
        "a page runs as the main program, so no other process can be made from its own",
        "streamlit",
        "streamlit_server:",
        lambda: source(_RUNNER),
        holds('sys.modules["__main__"] = module'),
        without('sys.modules["__main__"] = module'),
        also_mend="components/kit/work_process.py",
    ),
    Contract(
        "Streamlit knows each setting of .streamlit/config.toml",
        "streamlit",
        "streamlit_server:",
        _settings,
        _unknown_settings,
        lambda given: {**given, "client": {**given["client"], "toolbar": "none"}},
        also_mend=".streamlit/config.toml",
    ),
    Contract(
        "a component can be registered before a script draws it",
        "streamlit",
        "streamlit_folium:serve_frame",
        _registry,
        lambda found: (
            "" if callable(found.register_component) and found.component_registry else "no registry"
        ),
        lambda found: SimpleNamespace(get_instance=found.get_instance),
    ),
)
