"""What Streamlit asks of other hosts, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping

from components.host.internals import package_folder
from tests.components.host.internals.contract import Contract, equals, holds, source, without

_REACHES = re.compile(
    r"^\s*(?:import|from) (?:requests|socket|urllib\.request|urllib3|http\.client|httpx|aiohttp|ftplib|smtplib)\b",
    re.MULTILINE,
)
_REACHING = {
    "config_util.py": "a theme, where theme.base is an address",
    "net_util.py": "the machine's own addresses: ask_nobody",
    "runtime/credentials.py": "sends the e-mail address that somebody types at the first start: server.showEmailPrompt",
    "web/cli.py": "the script, where `streamlit run` is given an address",
    "web/server/starlette/starlette_server.py": "listens",
}
"""The modules that can reach another host, and for what."""
_SOCKET = "streamlit.web.server.starlette.starlette_websocket"
_BOOTSTRAP = "streamlit.web.bootstrap"


def _reaching() -> dict[str, str]:
    folder = package_folder("streamlit")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.py")}
    found = (name for name, path in files.items() if _REACHES.search(path.read_text("utf-8")))
    return {name: _REACHING.get(name, "unknown") for name in found if not name.startswith(".")}


def _with_another(found: Mapping[str, str]) -> dict[str, str]:
    return {**found, "elements/map.py": "unknown"}


CONTRACTS = (
    Contract(
        "no other modules can reach another host",
        "streamlit",
        "streamlit_network:ask_nobody",
        _reaching,
        equals(_REACHING),
        _with_another,
        also_mend=".streamlit/config.toml",
    ),
    Contract(
        "it asks for its own addresses by these two names, and does without where there are none",
        "streamlit",
        "streamlit_network:ask_nobody",
        lambda: source("streamlit.web.server.server_util") + source("streamlit.net_util"),
        holds(
            "        net_util.get_internal_ip,\n        net_util.get_external_ip,\n",
            "if allowed_domain_str is None:\n            continue",
            "def get_internal_ip() -> str | None:",
            "def get_external_ip() -> str | None:",
        ),
        without("        net_util.get_external_ip,\n"),
    ),
    Contract(
        "one function decides on a handshake, and an Origin that is no address is an error in it",
        "streamlit",
        "streamlit_network:ask_nobody",
        lambda: source(_SOCKET),
        holds(
            "def _is_origin_allowed(origin: str | None, host: str | None) -> bool:",
            "parsed_origin = urlparse(origin)",
            "if not _is_origin_allowed(origin, host):",
        ),
        without("if not _is_origin_allowed(origin, host):"),
    ),
    Contract(
        "a message of the browser has git run, by a method of the session",
        "streamlit",
        "streamlit_network:ask_nobody",
        lambda: source("streamlit.runtime.app_session"),
        holds(
            'elif msg_type == "load_git_info":\n                self._handle_git_information_request()',
            "def _handle_git_information_request(self) -> None:",
        ),
        without("self._handle_git_information_request()"),
    ),
    Contract(
        "it says at the start where it is without looking, if it is told",
        "streamlit",
        "streamlit_network:",
        lambda: source(_BOOTSTRAP) + source("streamlit.runtime.credentials"),
        holds(
            'if config.is_manually_set("browser.serverAddress"):\n        named_urls = [',
            'or not config.get_option("server.showEmailPrompt")',
        ),
        without('if config.is_manually_set("browser.serverAddress"):'),
        also_mend=".streamlit/config.toml",
    ),
)
