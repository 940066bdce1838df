"""References to elements that a browser has: how Streamlit makes them, and that ours are to what is still there."""

from __future__ import annotations

import random
import tomllib
from collections import deque
from collections.abc import Callable
from typing import Any

from bench.load.tab import FailedRunError, Tab
from components.host.internals.streamlit_references import ON_THE_WAY, RUNS, _limit, _note, _Sent
from tests.components.host.internals.contract import (
    Contract,
    equals,
    holds,
    matches,
    scripts_text,
    source,
    unlike,
    without,
)
from tests.conftest import ROOT

Limit = Callable[[_Sent, Any], None]


def _sources() -> str:
    return source("streamlit.runtime.runtime") + source("streamlit.runtime.app_session")


def _kept() -> int:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    return int(settings["global"]["maxCachedMessageAge"])


def _lost(limit: Limit) -> tuple[int, bool]:
    """Return how many of 60 impatient visitors were sent a reference to what they had dropped; whether any were sent.

    The browser and the server take turns by chance: a change is sent before the answer to an earlier one is read,
    and a run that has not ended gives way to the next.
    """
    lost = references = 0
    for seed in range(60):
        chance = random.Random(seed)  # noqa: S311  # who is quicker, not a secret
        tab, sent = Tab(), _Sent()
        tab.receive(_new_session())
        up: deque[bytes] = deque([tab.rerun()])
        down: deque[bytes] = deque()
        try:
            for _ in range(300):
                if chance.random() < 0.3:
                    up.append(tab.rerun())
                if up and chance.random() < 0.4:
                    messages = _run(sent, limit, up.popleft(), chance.choice("abcd"), is_last=not up)
                    references += sum(b"ref" in m for m in messages)
                    down.extend(messages)
                while down and chance.random() < 0.8:
                    tab.receive(down.popleft())
        except FailedRunError:
            lost += 1
    return lost, references > 0


def _run(sent: _Sent, limit: Limit, back: bytes, state: str, *, is_last: bool) -> list[bytes]:
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    rerun = BackMsg.FromString(back).rerun_script
    limit(sent, rerun)
    messages = []
    for name in (f"ref-list-{state}", "ref-header"):
        if name in rerun.cached_message_hashes:
            messages.append(ForwardMsg(ref_hash=name))
        else:
            messages.append(ForwardMsg(hash=name, metadata={"cacheable": True}))
    how = ForwardMsg.FINISHED_SUCCESSFULLY if is_last else ForwardMsg.FINISHED_EARLY_FOR_RERUN
    messages.append(ForwardMsg(script_finished=how))
    for message in messages:
        _note(sent, message)
    return [message.SerializeToString() for message in messages]


def _new_session() -> bytes:
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    message = ForwardMsg()
    message.new_session.config.max_cached_message_age = _kept()
    return bytes(message.SerializeToString())


CONTRACTS = (
    Contract(
        "the runtime sends each message and takes each change in these two functions",
        "streamlit",
        "streamlit_references:refer_safely",
        _sources,
        holds(
            "def _send_message(self, session_info: ActiveSessionInfo, msg: ForwardMsg) -> None:",
            "self, session_id: str, msg: BackMsg, *, client: SessionClient | None = None",
            "self._session_mgr.get_active_session_info(session_id)",
            "cached_message_hashes=frozenset(client_state.cached_message_hashes)",
        ),
        without("cached_message_hashes=frozenset(client_state.cached_message_hashes)"),
    ),
    Contract(
        "the browser lists what it has with each change, and drops what it has not used for some runs",
        "streamlit",
        "streamlit_references:",
        lambda: scripts_text("index."),
        matches(r"cachedMessageHashes:\w", r"getAge\(this\.scriptRunCount\)>\w", r"Cached ForwardMsg MISS"),
        unlike(r"getAge\(this\.scriptRunCount\)>\w"),
        also_mend="bench/load/tab.py",
    ),
    Contract(
        "the browser keeps messages for the runs that are referred to, and for those on the way",
        "streamlit",
        "streamlit_references:RUNS ON_THE_WAY",
        _kept,
        equals(RUNS + ON_THE_WAY),
        lambda kept: kept - 1,
        also_mend=".streamlit/config.toml",
    ),
    Contract(
        "no impatient visitor is sent a reference to what the browser has dropped",
        "streamlit",
        "streamlit_references:",
        lambda: _lost(_limit),
        equals((0, True)),
        lambda _: _lost(lambda _sent, _rerun: None),
    ),
)
