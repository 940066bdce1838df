"""How much strangers may ask of one server at a time; beyond it they are told in words to come again.

Finished pages and files are sent whatever else goes on; a session is opened, and a page made, while there is room.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from components.kit.http_queue import RETRY_AFTER_S
from components.kit.pace import THIS_MACHINE, Pace, Paces
from components.kit.work_queue import BusyError
from components.language import Language, language
from components.state.state import LANGUAGES

MOST_QUERY = 16_000
"""Bytes of a query; one that names every place in every filter has fewer."""
MOST_SESSIONS = 500
"""Pages with a connection; ``python -m bench.load`` prints the memory that each takes."""
MOST_OF_ONE = 300
"""The same from one address, which many share behind an office's."""
MESSAGES, MESSAGES_OF_ONE = (3.0, 20.0), (8.0, 60.0)
"""Messages of a session, and of all from one address, that are read: so many a second for long, and more for a moment.

More wait in the network. Each is a run of the page, or nearly; whoever changes a filter sends one or two a second.
"""
OPENINGS = (4.0, 200.0)
"""Sessions that are opened from one address: a second, and in a moment. More wait for their turn."""


class Bounds:
    """ASGI middleware that refuses what is beyond the bounds, and says so."""

    def __init__(self, app: ASGIApp, sessions: int = MOST_SESSIONS, of_one: int = MOST_OF_ONE) -> None:
        self.app = app
        self._most, self._most_of_one = sessions, of_one
        self._sessions: Counter[str] = Counter()
        self._openings, self._messages = Paces(*OPENINGS), Paces(*MESSAGES_OF_ONE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        if len(scope["query_string"]) > MOST_QUERY:
            await _in_both_languages("long", 414)(scope, receive, send)
            return
        has_begun = False

        async def sent(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, sent)
        except BusyError:
            if has_begun:
                raise
            await refusal(_words(scope), "crowded", 503)(scope, receive, send)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = (scope.get("client") or ("",))[0]
        if self._sessions.total() >= self._most or self._sessions[address] >= self._most_of_one:
            await _refuse_session(scope, receive, send)
            return
        self._sessions[address] += 1
        try:
            paces = [Pace(*MESSAGES)]
            if address not in THIS_MACHINE:
                await self._openings.of(address).turn()
                paces.append(self._messages.of(address))
            await self.app(scope, paced(receive, *paces), send)
        finally:
            self._sessions[address] -= 1
            self._sessions += Counter()  # forgets who has none


def paced(receive: Receive, *paces: Pace) -> Receive:
    """Return a ``receive`` that keeps to every one of some paces."""

    async def next_message() -> Message:
        for pace in paces:
            await pace.turn()
        return await receive()

    return next_message


def refusal(words: Language, key: str, status: int) -> Response:
    """Return in words why there is no answer; 503 says when to come again."""
    headers = {"Cache-Control": "no-store", "Content-Language": words.code}
    if status == 503:
        headers["Retry-After"] = str(RETRY_AFTER_S)
    return Response(words(f"files.{key}"), status, headers, media_type="text/plain; charset=utf-8")


def full() -> str:
    """Return what a connection too many is told, before anything is known of it."""
    return _both("crowded")


def _in_both_languages(key: str, status: int) -> Response:
    """Return why there is no answer to a request whose language is not looked for."""
    return Response(_both(key), status, {"Cache-Control": "no-store"}, "text/plain; charset=utf-8")


def _both(key: str) -> str:
    return "\n".join(language(code)(f"files.{key}") for code in LANGUAGES)


def _words(scope: Scope) -> Language:
    code = HTTPConnection(scope).query_params.get("language", "")
    return language(code if code in LANGUAGES else "sv")


async def _refuse_session(scope: Scope, receive: Receive, send: Send) -> None:
    await receive()  # the request for the connection
    if "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1013})
        return
    answer = refusal(_words(scope), "crowded", 503)
    await send(
        {"type": "websocket.http.response.start", "status": answer.status_code, "headers": answer.raw_headers}
    )
    await send({"type": "websocket.http.response.body", "body": answer.body})
    # uvicorn calls the answer complete when the connection has closed, which it does next, and else logs an error.
    await asyncio.sleep(0)
