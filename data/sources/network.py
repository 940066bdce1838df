"""Sends the requests of a check, at most one a second to each host."""

from __future__ import annotations

from typing import Literal

from data.sources.look import Response, Send, host_of
from data.sources.pace import Pace
from data.web.session import session

SECONDS = 20.0
"""For one request, from its first byte to the last of its response."""
_SIZE = 100_000
"""Bytes of a body, where it is read; the archive's have some hundred."""


def network(contact: str, pace: Pace, allow_private: bool = False, seconds: float = SECONDS) -> Send:
    """Return a function that sends requests; each holds ``contact``, so that a host knows whom to write to."""
    # Characters that no header may hold are left out.
    printable = "".join(letter for letter in contact if letter.isascii() and letter.isprintable())
    agent = f"Partnerskapskartan (check of sources; {printable})"
    client = session(agent, seconds=seconds, size=_SIZE, allow_private=allow_private)

    def send(method: Literal["HEAD", "GET"], url: str, with_body: bool) -> Response:
        pace.wait(host_of(url))
        response = client.request(method, url, stream=not with_body, allow_redirects=False)
        status, headers = response.status_code, response.headers
        wait = status == 429 or (status == 503 and bool(headers.get("Retry-After")))
        return Response(status, headers.get("Location") or "", wait, response.content)

    return send
