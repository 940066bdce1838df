"""A provider of identities (OIDC) on loopback that can be told to answer wrongly, one fault at a time."""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from components.host.internals.streamlit_sign_in import CALLBACK
from tests.browser.harness.server import free_port

CLIENT = "partnerskapskartan"
SECRET = "a secret of these tests that is long enough"  # noqa: S105
Claims = dict[str, Any]


@dataclass
class Provider:
    """``claims`` are added to those of the next ID token, ``fault`` is one of :data:`FAULTS` or empty."""

    address: str
    claims: Claims = field(default_factory=dict)
    fault: str = ""
    _key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "ours", "use": "sig"}))
    _other: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "theirs", "use": "sig"}))
    _nonces: dict[str, str] = field(default_factory=dict)

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/jwks", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/end", self._end),
            ]
        )

    def _metadata(self, _request: Request) -> Response:
        named = {
            "authorization_endpoint": "authorize",
            "token_endpoint": "token",
            "jwks_uri": "jwks",
            "end_session_endpoint": "end",
        }
        return JSONResponse(
            {
                "issuer": self.address,
                **{name: f"{self.address}/{path}" for name, path in named.items()},
                "response_types_supported": ["code"],
                "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                "subject_types_supported": ["public"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def _keys(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    def _authorize(self, request: Request) -> Response:
        code = secrets.token_urlsafe()
        self._nonces[code] = request.query_params.get("nonce", "")
        state = request.query_params["state"] if self.fault != "wrong-state" else "another"
        query = {"code": code} | ({"state": state} if self.fault != "no-state" else {})
        return RedirectResponse(f"{request.query_params['redirect_uri']}?{urlencode(query)}", 302)

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        at = int(time.time())
        claims: Claims = {
            "iss": self.address,
            "aud": CLIENT,
            "sub": "1",
            "iat": at,
            "exp": at + 3600,
            "nonce": self._nonces.pop(str(form["code"]), ""),
            **self.claims,
        }
        header = {"alg": "RS256", "kid": "ours"}
        key: Any = self._key
        match FAULTS.get(self.fault):
            case "unsigned":
                token = f"{_part({'alg': 'none'})}.{_part(claims)}."
                return _tokens(token)
            case "public-key":
                header, key = (
                    {"alg": "HS256", "kid": "ours"},
                    OctKey.import_key(self._key.as_pem(private=False)),
                )
            case "foreign-key":
                key = self._other
            case "unknown-key":
                header, key = {"alg": "RS256", "kid": "theirs"}, self._other
            case dict() as changed:
                claims |= changed
            case _ as changed if callable(changed):
                claims |= changed(at)
        return _tokens(jwt.encode(header, claims, key, algorithms=["RS256", "HS256"]))

    def _end(self, request: Request) -> Response:
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], 302)


FAULTS: dict[str, str | Claims | Callable[[int], Claims]] = {
    "alg-none": "unsigned",
    "signed-with-the-public-key": "public-key",
    "signed-by-another": "foreign-key",
    "signed-with-an-unknown-key": "unknown-key",
    "expired-long-ago": lambda at: {"iat": at - 7200, "exp": at - 3600},
    "for-another-application": {"aud": "another"},
    "from-another-provider": {"iss": "https://id.example.org"},
    "of-another-sign-in": {"nonce": "another"},
    "wrong-state": "",
    "no-state": "",
}
"""What a provider, or somebody who poses as one, may do wrong; none of it may sign anybody in."""


@contextmanager
def provider() -> Iterator[Provider]:
    """Run a provider on a free port of this machine."""
    running = Provider(f"http://localhost:{free_port()}")
    port = int(running.address.rpartition(":")[2])
    config = uvicorn.Config(
        running.application(), "localhost", port, log_level="error", ws="none", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.02)
    yield running
    server.should_exit = True
    thread.join()


def with_sign_in(home: Path, port: int, identities: str, editors: str) -> dict[str, str]:
    """Return the environment of an application at a port of this machine that trusts a provider at an address.

    ``home`` is an empty folder, for secrets, store and cache; ``editors`` as in ``PARTNERSKAPSKARTAN_EDITORS``.
    """
    secrets_file = home / ".streamlit" / "secrets.toml"
    secrets_file.parent.mkdir()
    secrets_file.write_text(
        f"""[auth]
redirect_uri = "http://localhost:{port}{CALLBACK}"
cookie_secret = "{SECRET}"
client_id = "{CLIENT}"
client_secret = "a secret, too"
server_metadata_url = "{identities}/.well-known/openid-configuration"
"""
    )
    return {
        "HOME": str(home),
        "PARTNERSKAPSKARTAN_CACHE": str(home / "cache"),
        "PARTNERSKAPSKARTAN_STORE": str(home / "store.sqlite"),
        "PARTNERSKAPSKARTAN_EDITING": "sign-in",
        "PARTNERSKAPSKARTAN_EDITORS": editors,
    }


def _part(value: Claims) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _tokens(token: str) -> Response:
    return JSONResponse({"id_token": token, "access_token": "a", "token_type": "Bearer", "expires_in": 3600})
