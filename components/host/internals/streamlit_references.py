"""References to elements that a browser has, instead of the elements: only to those that it still has by then.

A browser lists with each change the messages that it has, and the server refers to these. But the browser drops
what it has not used for some runs, also while its list is on the way: whoever pressed three buttons within 0.1 s
got a reference to something dropped, and then nothing more until the page was loaded again (Streamlit 1.67).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RUNS = 2
"""A message used within so many runs is referred to: what is pressed and taken back costs nothing."""
ON_THE_WAY = 2
"""Runs that may end between a browser's list and the answer: the one that is there, and one behind it."""


@dataclass(slots=True)
class _Sent:
    """What one connection was sent: how many runs have ended, and in which each message was last used, by hash."""

    runs: int = 0
    used: dict[str, int] = field(default_factory=dict)


def refer_safely() -> None:
    """Let Streamlit's runtime refer to recent messages only, once at the start.

    The browser keeps them for ``global.maxCachedMessageAge`` runs, in .streamlit/config.toml: ``RUNS + ON_THE_WAY``.
    """
    from streamlit.runtime.runtime import Runtime

    send, handle = Runtime._send_message, Runtime.handle_backmsg

    def send_message(self: Any, session_info: Any, msg: Any) -> None:
        send(self, session_info, msg)
        _note(_sent(session_info.client), msg)

    def handle_backmsg(self: Any, session_id: str, msg: Any, *, client: Any = None) -> None:
        session_info = self._session_mgr.get_active_session_info(session_id)
        if session_info is not None and msg.WhichOneof("type") == "rerun_script":
            _limit(_sent(session_info.client), msg.rerun_script)
        handle(self, session_id, msg, client=client)

    Runtime._send_message = send_message  # type: ignore[method-assign]
    Runtime.handle_backmsg = handle_backmsg  # type: ignore[method-assign]


def _sent(client: Any) -> _Sent:
    """Return what a connection was sent; a session that comes back has a new one, and what was lost is not in it."""
    sent: _Sent = client.__dict__.setdefault("_pk_sent", _Sent())
    return sent


def _note(sent: _Sent, message: Any) -> None:
    kind = message.WhichOneof("type")
    if kind == "ref_hash":
        sent.used[message.ref_hash] = sent.runs
    elif message.metadata.cacheable:
        sent.used[message.hash] = sent.runs
    elif kind == "script_finished" and message.script_finished != message.FINISHED_EARLY_FOR_RERUN:
        sent.runs += 1


def _limit(sent: _Sent, rerun: Any) -> None:
    """Leave in a browser's list what was used within the last runs."""
    sent.used = {hash_: run for hash_, run in sent.used.items() if sent.runs - run <= RUNS}
    recent = [hash_ for hash_ in rerun.cached_message_hashes if hash_ in sent.used]
    rerun.cached_message_hashes[:] = recent
