"""Streamlit's sign-in: its addresses and cookies, what a session and a request are known by, uploads and media."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from streamlit import auth_util, config
from streamlit.runtime import Runtime, exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.web.server.starlette import starlette_auth_routes, starlette_websocket
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

UPLOADS = "/_stcore/upload_file/"
"""Followed by a session's id, a slash and the file's id."""
MEDIA = "/media/"
"""What a download button hands out, by a hash of the content, to whoever asks for it."""
LOGIN, LOGOUT, CALLBACK = "/auth/login", "/auth/logout", "/oauth2callback"
"""Callback and logout lead to ``/``; a provider that signs out too leads back by the callback, without a query."""
COOKIES = "_streamlit"
"""The prefix of all cookies; those of the sign-in have no ``Secure``."""
USER_COOKIE = USER_COOKIE_NAME
PACKAGES = ("authlib", "joserfc", "httpx")
"""What it uses when somebody signs in, and does not bring along."""
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""The ways to sign an ID token that only the holder of a private key can use."""
OWN_CLAIMS = frozenset({"origin", "is_logged_in", "provider", "tokens"})
"""What Streamlit adds to a provider's claims."""

_LISTED = "id_token_signing_alg_values_supported"


@dataclass(frozen=True, slots=True)
class Connection:
    """What a session or a request is known by; ``claims`` is empty unless somebody has signed in.

    ``headers`` have names in small letters, ``client`` is the other end's IP address, empty where it is unknown.
    """

    claims: Mapping[str, Any]
    headers: Mapping[str, str]
    client: str


def session_id() -> str:
    """Return the id of the session that is being drawn, empty outside one."""
    context = get_script_run_ctx()
    return context.session_id if context else ""


def connection_of(session: str) -> Connection | None:
    """Return what a session with an open connection is known by, else None.

    The claims are those of the cookie when the connection was opened; signing out empties them.
    """
    runtime: Runtime | None = get_instance() if exists() else None
    client = runtime.get_client(session) if runtime else None
    app_session = runtime.get_app_session(session) if runtime else None
    if client is None or app_session is None:
        return None
    context = client.client_context
    if context is None:
        return None
    headers = {name.lower(): value for name, value in context.headers}
    return Connection(dict(app_session._user_info), headers, context.remote_ip or "")


def claims_in(cookies: Mapping[str, str]) -> dict[str, Any]:
    """Return the claims in a request's cookies, empty where there are none or the signature is another's."""
    content = starlette_websocket._get_signed_cookie_with_chunks(dict(cookies), USER_COOKIE_NAME)
    origin = auth_util.get_origin_from_redirect_uri()
    if content is None or origin is None:
        return {}
    return starlette_websocket._parse_decoded_user_cookie(content, origin)


def token_of(claims: Mapping[str, Any]) -> str:
    """Return what tells one sign-in from every other: the provider's own claims, in one order."""
    return json.dumps({k: v for k, v in claims.items() if k not in OWN_CLAIMS}, sort_keys=True, default=str)


def refuse_weak_tokens() -> None:
    """Let ID tokens count only with such a signature, and of a provider that names itself (once, at the start).

    Authlib takes every way that the provider's metadata lists, ``none`` too, and any issuer where they list none.
    """
    make = starlette_auth_routes._create_streamlit_oauth_class

    @cache
    def made(starlette_client: Any) -> type[Any]:
        base = make(starlette_client)

        class Application(base.oauth2_client_cls):  # type: ignore[misc, name-defined]
            async def load_server_metadata(self) -> dict[str, Any]:
                metadata: dict[str, Any] = await super().load_server_metadata()
                metadata["issuer"]  # KeyError: the sign-in fails
                listed = metadata.get(_LISTED) or ["RS256"]
                metadata[_LISTED] = [name for name in listed if name in SIGNATURES] or ["RS256"]
                return metadata

        return type("OAuth", (base,), {"oauth2_client_cls": Application})

    starlette_auth_routes._create_streamlit_oauth_class = made


def listening_address() -> str:
    """Return the address that the server is configured to listen on, empty for all."""
    return config.get_option("server.address") or ""


def trusts_headers() -> bool:
    """Return whether the server takes users' claims from headers of the request (``server.trustedUserHeaders``)."""
    return bool(config.get_option("server.trustedUserHeaders"))


def has_forgery_protection() -> bool:
    """Return whether requests that change something need a token (``server.enableXsrfProtection``)."""
    return bool(config.get_option("server.enableXsrfProtection"))


def auth_section() -> dict[str, Any]:
    """Return the section ``[auth]`` of the secrets, empty where there is none."""
    section = auth_util.get_secrets_auth_section()
    return section.to_dict() if section else {}


def redirect_address() -> str:
    """Return the configured address that the provider leads back to, empty where there is none."""
    section = auth_util.get_secrets_auth_section()
    return (auth_util.get_redirect_uri(section) or "") if section else ""


def provider_trouble(provider: str) -> str:
    """Return what is wrong with the secrets of a provider in Streamlit's words, empty for nothing."""
    try:
        auth_util.validate_auth_credentials(provider)
    except Exception as error:  # noqa: BLE001  # StreamlitAuthError, and whatever reading the file raises
        return " ".join(str(error).split())
    return ""


def lacking_packages() -> list[str]:
    """Return the packages that the sign-in needs and that are not installed; none of them is imported by this."""
    return [name for name in PACKAGES if find_spec(name) is None]
