"""Attacks over WebSockets: sessions that are many, restless or silent, and messages that no browser would send."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.frames import Frame, Opcode

from bench.attacks.over_http import MB, filters, request
from bench.attacks.talk import ENDLESS, Attack, Known, Talk
from bench.load.tab import Tab
from components.host.internals.streamlit_server import STREAM, SUBPROTOCOL

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
FIRST = Tab().rerun()
"""What a browser sends first."""
VALUES: Mapping[str, object] = {
    "trigger_value": True,
    "bool_value": True, "double_value": 1e308, "int_value": -(2**62), "string_value": "\x1b[2J'\n",
    "bytes_value": b"\xff", "json_value": '{"a": [',
}  # fmt: skip


def upgrade(known: Known, headers: Mapping[str, str] | None = None) -> bytes:
    """Return the request for the WebSocket of a session."""
    handshake = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": KEY,
        "Sec-WebSocket-Protocol": SUBPROTOCOL, "Origin": f"http://{known.host}",
    }  # fmt: skip
    return request(known, STREAM, headers={**handshake, **(headers or {})})


def message(content: bytes, opcode: Opcode = Opcode.BINARY) -> bytes:
    """Return the bytes of a message from a browser."""
    return Frame(opcode, content).serialize(mask=True)


def session(
    known: Known, messages: Iterable[bytes], pause: float = 0.0, stays: float = ENDLESS, reads: bool = True
) -> Talk:
    """Return a session that sends messages."""

    def parts() -> Iterator[bytes]:
        yield upgrade(known)
        yield from messages

    return Talk(parts(), pause, stays, reads, upgrade=True)


def held(known: Known, number: int) -> Talk:
    """A connection that is opened and says nothing more; each tenth has its page."""
    return session(known, (message(FIRST),) if number % 10 == 0 else ())


def dropped(known: Known, number: int) -> Talk:
    """A session that asks for its page and is gone."""
    return session(known, (message(FIRST),), stays=0.0)


def restless(known: Known, number: int) -> Talk:
    """A session that chooses another address ten times a second, whatever is answered."""
    return session(known, _runs(known, number * 1_000), pause=0.1)


def wrong(known: Known, number: int) -> Talk:
    """A session whose widgets have values of a wrong kind, or of none of the choices."""
    ids, kinds = list(known.widgets), list(VALUES)

    def runs() -> Iterator[bytes]:
        yield message(FIRST)
        for i in count(number):
            run = BackMsg()
            ident, kind = ids[i % len(ids)], kinds[i // len(ids) % len(kinds)]
            state = run.rerun_script.widget_states.widgets.add(id=ident)
            if i % 5 == 0:
                state.string_array_value.data.extend(["\x1b]0;x\x07", "no such choice"] * 50)
            else:
                setattr(state, kind, VALUES[kind])
            yield message(run.SerializeToString())

    return session(known, runs(), pause=0.1)


def garbage(known: Known, number: int) -> Talk:
    """Messages that are no messages of Streamlit, and frames that are none of a WebSocket."""
    chance = random.Random(number)  # noqa: S311  # the same bytes each time
    noise = chance.randbytes(200)
    parts: tuple[bytes, ...] = (
        message(noise), message(b"Karta \x1b[31m", Opcode.TEXT), noise,
        message(b""), message(b"\xff", Opcode.TEXT),
        message(noise[:120], Opcode.PING), b"\x82\xff" + b"\xff" * 8, Frame(Opcode.BINARY, FIRST).serialize(mask=False),
    )  # fmt: skip
    return session(known, (parts[number % len(parts)],), stays=1.0)


def large(known: Known, number: int) -> Talk:
    """A session whose messages have 8 MB: a long search, or very many values."""
    run = BackMsg()
    if number % 2:
        run.rerun_script.query_string = "text=" + "a" * (8 * MB)
    else:
        run.rerun_script.cached_message_hashes.extend(["a" * 64] * (MB // 8))
    return session(known, (message(run.SerializeToString()),), stays=1.0)


def deaf(known: Known, number: int) -> Talk:
    """A session that asks for one page after the other and reads none."""

    # The agreement is not read either: what follows is sent after a pause.
    return Talk(chain((upgrade(known),), _runs(known, number * 1_000)), pause=0.5, reads=False)


def _runs(known: Known, number: int) -> Iterator[bytes]:
    """Yield the messages of a session that asks for one address after the other, without an end."""
    for i in count(number):
        run = BackMsg()
        run.rerun_script.query_string = filters(known, i)
        yield message(run.SerializeToString())


def strangers(known: Known, number: int) -> Talk:
    """A WebSocket from a page of another host, or to one."""
    headers = {"Origin": f"https://stranger-{number}.invalid"}
    if number % 2:
        headers |= {"Host": f"stranger-{number}.invalid"}
    return Talk((upgrade(known, headers),), upgrade=True, stays=1.0)


OVER_SOCKETS: Mapping[str, Attack] = {
    "held": Attack("WebSockets held open", held, 2000, rest=5.0),
    "dropped": Attack("sessions opened and dropped", dropped, 8),
    "restless": Attack(
        "sessions that choose ten times a second",
        restless,
        8,
    ),
    "wrong": Attack("widget values of a wrong kind", wrong, 8),
    "garbage": Attack("messages and frames that are none", garbage, 8),
    "large": Attack("messages of 8 MB", large, 4, rest=0.5),
    "deaf": Attack("sessions that read nothing", deaf, 20),
    "origins": Attack("WebSockets from and to foreign hosts", strangers, 8),
}
