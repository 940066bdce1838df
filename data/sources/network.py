"""Asks other hosts, one request at a time and each at its pace; its body is read as far as wanted, no further."""

from __future__ import annotations

from time import monotonic
from typing import Literal

from data.sources.look import Answer, Ask, host_of
from data.sources.pace import Pace
from data.web.connection import answered

SECONDS = 20.0
"""For one request, from its first byte to the last of its answer."""
_CHUNK = 65_536


def network(contact: str, pace: Pace, allow_private: bool = False, seconds: float = SECONDS) -> Ask:
    """Return what asks addresses; ``contact`` stands in each request, so that a host knows whom to write to."""
    # What no header may hold is left out, rather than that nothing could be asked.
    known = "".join(letter for letter in contact if letter.isascii() and letter.isprintable())
    headers = {"User-Agent": f"Partnerskapskartan (check of sources; {known})", "Accept": "*/*"}

    def ask(method: Literal["HEAD", "GET"], url: str, size: int) -> Answer:
        pace.wait(host_of(url))
        with answered(url, method, headers, monotonic() + seconds, allow_private) as answer:
            body = bytearray()
            while len(body) < size and (chunk := answer.read1(min(_CHUNK, size - len(body)))):
                body += chunk
            waits = answer.status == 429 or (answer.status == 503 and bool(answer.getheader("Retry-After")))
            return Answer(answer.status, answer.getheader("Location") or "", waits, bytes(body))

    return ask
