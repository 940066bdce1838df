"""Keeps what only editors may reach beside the page itself: uploads, what download buttons hand out, the sign-in."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.host.internals.streamlit_sign_in import (
    CALLBACK,
    COOKIES,
    LOGIN,
    LOGOUT,
    MEDIA,
    UPLOADS,
    USER_COOKIE,
    claims_in,
    redirect_address,
)
from components.host.sign_in import editor_asking, editor_in, end_sign_in
from components.language import language
from components.settings import Settings
from components.state.editing import EDITING, decode_editing, editing_address
from components.state.state import LANGUAGES
from data.editing.roles import Editor, Role

FAILED = "sign-in"
"""The query parameter of the editors' page after a sign-in that did not succeed; its value is ``failed``."""
_WAY_BACK = "partnerskapskartan_way_back"
_WAY_BACK_S = 900
"""Seconds that somebody may take at the provider and still come back to the section and language they came from."""


class EditorsOnly:
    """ASGI middleware that answers 404 or 403 to whoever may not, and brings people back to the editors' page."""

    def __init__(self, app: ASGIApp, chosen: Settings) -> None:
        self.app = app
        self.chosen = chosen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        if path.startswith((UPLOADS, MEDIA)):
            refusal = self._refusal(Request(scope))
            await (refusal or self.app)(scope, receive, send)
        elif path in (LOGIN, LOGOUT, CALLBACK):
            await self._sign_in(Request(scope), receive, send)
        else:
            await self.app(scope, receive, send)

    def _refusal(self, request: Request) -> Response | None:
        """Return the refusal of an upload, or of a file of a download button; None for those who may."""
        if not self.chosen.editing:
            return _sentences("no_editing", 404)
        path = request.scope["path"]
        people = [editor_asking(self.chosen, request)]
        if uploading := path.startswith(UPLOADS):
            # Whoever knows a session's id does not become an editor by it.
            people.append(editor_in(self.chosen, path.removeprefix(UPLOADS).partition("/")[0]))
        needed: Role = "editor" if uploading else "viewer"
        may = all(isinstance(who, Editor) and who.may(needed) for who in people)
        return None if may else _sentences("no_upload" if uploading else "no_download", 403)

    async def _sign_in(self, request: Request, receive: Receive, send: Send) -> None:
        if self.chosen.editing != "sign-in":
            await _sentences("no_editing", 404)(request.scope, receive, send)
            return
        if request.url.path == LOGOUT:
            end_sign_in(claims_in(request.cookies))

        async def changed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                headers["Cache-Control"] = "no-store"
                if headers.get("location") == "/":
                    headers["location"] = _way_back(request, headers)
                if request.url.path == LOGIN:
                    headers.append("set-cookie", _remembered(request))
                if redirect_address().startswith("https://"):
                    _secure(headers)
                message["headers"] = headers.raw
            await send(message)

        await self.app(request.scope, receive, changed)


def _way_back(request: Request, headers: MutableHeaders) -> str:
    """The address of the editors' page that somebody came from, for a redirect to the start page."""
    address = editing_address(decode_editing(dict(parse_qsl(request.cookies.get(_WAY_BACK, "")))))
    # From /auth/login, too.
    address = f"/{address.removeprefix('./')}"
    came = request.url.path == CALLBACK and request.query_params
    if not came or any(
        cookie.startswith(f"{USER_COOKIE}=") and "Max-Age=0" not in cookie for cookie in _set(headers)
    ):
        return address
    return f"{address}{'&' if '?' in address else '?'}{FAILED}=failed"


def _set(headers: MutableHeaders) -> list[str]:
    return headers.getlist("set-cookie")


def _remembered(request: Request) -> str:
    """A cookie with the query of the editors' page that somebody signs in from, for the way back."""
    came_from = urlsplit(request.headers.get("referer", ""))
    query = came_from.query if came_from.path.endswith(f"/{EDITING}") else ""
    known = urlsplit(editing_address(decode_editing(dict(parse_qsl(query))))).query
    answer = Response()
    # The provider leads back from another site.
    answer.set_cookie(_WAY_BACK, known, max_age=_WAY_BACK_S, httponly=True, samesite="lax")
    return answer.headers["set-cookie"]


def _secure(headers: MutableHeaders) -> None:
    """Let the cookies be sent by TLS only: Streamlit leaves that out, for pages at ``localhost``."""
    cookies = _set(headers)
    del headers["set-cookie"]
    for cookie in cookies:
        ours = cookie.startswith((COOKIES, _WAY_BACK))
        headers.append(
            "set-cookie", f"{cookie}; Secure" if ours and "; secure" not in cookie.lower() else cookie
        )


def _sentences(name: str, status: int) -> Response:
    """Return a refusal in each language: who asks for it is a program."""
    text = "\n".join(language(code)(f"editing.{name}") for code in LANGUAGES)
    return PlainTextResponse(f"{text}\n", status, {"Cache-Control": "no-store"})
