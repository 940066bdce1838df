"""What Streamlit does with a sign-in, and what Authlib leaves to whoever uses it."""

from __future__ import annotations

from typing import Any

from components.host.internals.streamlit_sign_in import (
    CALLBACK,
    COOKIES,
    LOGIN,
    LOGOUT,
    MEDIA,
    OWN_CLAIMS,
    UPLOADS,
    USER_COOKIE,
)
from tests.components.host.internals.contract import Contract, equals, holds, in_order, less, source, without

_AUTH = "streamlit.web.server.starlette.starlette_auth_routes"
_SOCKET = "streamlit.web.server.starlette.starlette_websocket"
_ROUTES = "streamlit.web.server.starlette.starlette_routes"
_CONFIG = "streamlit.web.server.starlette.starlette_server_config"


def _addresses() -> frozenset[str]:
    from streamlit.web.server.starlette import starlette_auth_routes, starlette_routes

    own = starlette_auth_routes
    signing = {f"/{p}" for p in (own._ROUTE_AUTH_LOGIN, own._ROUTE_AUTH_LOGOUT, own._ROUTE_OAUTH_CALLBACK)}
    files = {starlette_routes.BASE_ROUTE_UPLOAD_FILE, starlette_routes.BASE_ROUTE_MEDIA}
    return frozenset(signing | {f"/{path}/" for path in files})


def _cookies() -> dict[str, Any]:
    from streamlit.web.server.starlette import starlette_server_config as config

    names = (
        config.USER_COOKIE_NAME,
        config.TOKENS_COOKIE_NAME,
        config.XSRF_COOKIE_NAME,
        config.SESSION_COOKIE_NAME,
    )
    return {"user": config.USER_COOKIE_NAME, "ours": all(name.startswith(COOKIES) for name in names)}


def _options() -> dict[str, object]:
    from streamlit import config

    names = ("server.address", "server.trustedUserHeaders", "server.enableXsrfProtection")
    return {name: config.get_option(name) for name in names}


CONTRACTS = (
    Contract(
        "sign-in, uploads and media have these addresses",
        "streamlit",
        "streamlit_sign_in:UPLOADS MEDIA LOGIN LOGOUT CALLBACK",
        _addresses,
        equals(frozenset({LOGIN, LOGOUT, CALLBACK, UPLOADS, MEDIA})),
        less(UPLOADS),
    ),
    Contract(
        "an upload belongs to the session in its address",
        "streamlit",
        "streamlit_sign_in:UPLOADS",
        lambda: source(_ROUTES),
        holds(
            'BASE_ROUTE_UPLOAD_FILE}/{{session_id}}/{{file_id}}"',
            'session_id = request.path_params["session_id"]',
        ),
        without('session_id = request.path_params["session_id"]'),
        also_mend="components/host/editors_only.py",
    ),
    Contract(
        "its cookies have these names",
        "streamlit",
        "streamlit_sign_in:COOKIES USER_COOKIE",
        _cookies,
        equals({"user": USER_COOKIE, "ours": True}),
        lambda found: found | {"ours": False},
    ),
    Contract(
        "a cookie holds the provider's claims and these of its own",
        "streamlit",
        "streamlit_sign_in:OWN_CLAIMS token_of",
        lambda: source(_AUTH) + source(_SOCKET),
        holds(
            "dict(user, origin=origin, is_logged_in=True, provider=provider)",
            'user_info["tokens"] = filtered_tokens',
        ),
        without('user_info["tokens"] = filtered_tokens'),
    ),
    Contract(
        "these are the claims of its own",
        "streamlit",
        "streamlit_sign_in:OWN_CLAIMS",
        lambda: OWN_CLAIMS,
        equals(frozenset({"origin", "is_logged_in", "provider", "tokens"})),
        less("tokens"),
    ),
    Contract(
        "a session has its cookie's claims only with the token against forged requests, and loses them at a sign-out",
        "streamlit",
        "streamlit_sign_in:Connection connection_of session_id",
        lambda: source(_SOCKET) + source("streamlit.runtime.app_session"),
        in_order(
            "starlette_app_utils.validate_xsrf_token(",
            "_parse_decoded_user_cookie(\n",
            "self._user_info.clear()",
        ),
        without("starlette_app_utils.validate_xsrf_token("),
    ),
    Contract(
        "the cookie's signature is looked at, and the origin that it was made for",
        "streamlit",
        "streamlit_sign_in:claims_in",
        lambda: source(_SOCKET),
        holds(
            "return starlette_app_utils.decode_signed_value(secret, name, signed_value)",
            "if cookie_origin != expected_origin:",
            "def _get_signed_cookie_with_chunks(\n    cookies: dict[str, str], cookie_name: str\n)",
            "def _parse_decoded_user_cookie(decoded_cookie: bytes, origin: str)",
        ),
        without("if cookie_origin != expected_origin:"),
    ),
    Contract(
        "the provider's metadata say which signatures count, and Authlib takes every one that they list",
        "Authlib",
        "streamlit_sign_in:refuse_weak_tokens SIGNATURES",
        lambda: source("authlib.integrations.base_client.async_openid") + source(_AUTH),
        holds(
            'alg_values = metadata.get("id_token_signing_alg_values_supported")',
            'if claims_options is None and "issuer" in metadata:',
            "oauth_class = _create_streamlit_oauth_class(starlette_client)",
            "oauth2_client_cls = StreamlitStarletteOAuth2App",
        ),
        without("oauth_class = _create_streamlit_oauth_class(starlette_client)"),
    ),
    Contract(
        "these options say where the server listens and whom it trusts",
        "streamlit",
        "streamlit_sign_in:listening_address trusts_headers has_forgery_protection",
        lambda: frozenset(_options()),
        equals(frozenset({"server.address", "server.trustedUserHeaders", "server.enableXsrfProtection"})),
        less("server.address"),
    ),
    Contract(
        "the secrets are checked at a sign-in only, so that we ask at start",
        "streamlit",
        "streamlit_sign_in:auth_section redirect_address provider_trouble",
        lambda: source("streamlit.auth_util"),
        holds(
            "def validate_auth_credentials(provider: str) -> None:",
            'required_keys = ["client_id", "client_secret", "server_metadata_url"]',
            "def get_redirect_uri(auth_section: AttrDict) -> str | None:",
        ),
        without("def validate_auth_credentials(provider: str) -> None:"),
    ),
    Contract(
        "these packages are imported when somebody signs in",
        "Authlib",
        "streamlit_sign_in:PACKAGES lacking_packages",
        lambda: (
            source(_AUTH)
            + source("streamlit.auth_util")
            + source("authlib.integrations.httpx_client.oauth2_client")
        ),
        holds("from authlib.integrations import starlette_client", "from joserfc import jwt", "import httpx"),
        without("import httpx"),
    ),
)
