"""Security headers on every response, with a Content-Security-Policy each for page, map's frame and embedded map.

The page runs scripts from our own files only. The map's frame also runs the script that Folium writes into it, and
reaches no host but this one.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.host.internals.streamlit_folium import FRAME
from components.host.internals.streamlit_folium import POLICY as FRAME_SCRIPTS
from components.host.internals.streamlit_page import index_html, inline_script

EMBED = "/embed.html"


def page_policy(frame_ancestors: Sequence[str]) -> str:
    """Return the page's Content-Security-Policy; Streamlit's one inline script is allowed by its hash."""
    digest = hashlib.sha256(inline_script(index_html()).encode()).digest()
    allowed = f"'sha256-{base64.b64encode(digest).decode()}'"
    return (
        f"default-src 'self'; script-src 'self' {allowed}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-src 'self'; "
        f"frame-ancestors 'self' {' '.join(frame_ancestors)}".rstrip()
    )


FRAME_POLICY = (
    f"default-src 'none'; {FRAME_SCRIPTS}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def embed_policy(ancestors: Sequence[str]) -> str:
    """Return the policy of the embedded map: our own files, no other requests, and the origins that may frame it."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        f"base-uri 'none'; form-action 'none'; frame-ancestors 'self' {' '.join(ancestors)}".rstrip()
    )


_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SecurityHeaders:
    """ASGI middleware that adds the headers to every HTTP response."""

    def __init__(
        self, app: ASGIApp, frame_ancestors: Sequence[str] = (), embed_ancestors: Sequence[str] = ("*",)
    ) -> None:
        self.app = app
        self.policy = page_policy(frame_ancestors)
        self.embed = embed_policy(embed_ancestors)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = FRAME_POLICY if scope["path"].startswith(FRAME) else self.policy
        if scope["path"] == EMBED:
            policy = self.embed

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers[name] = value
                headers["Content-Security-Policy"] = policy
            await send(message)

        await self.app(scope, receive, with_headers)
