"""Who edits: the rights of a session or a request, by the configuration as it is now.

With ``PARTNERSKAPSKARTAN_EDITING=sign-in`` they are those of the e-mail address that somebody has signed in with, as
long as that sign-in lasts and has not been ended; with ``local`` everybody at this machine may publish.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from hashlib import sha256
from threading import Lock
from typing import Any

from starlette.requests import HTTPConnection

from components.host.internals.streamlit_sign_in import (
    Connection,
    auth_section,
    claims_in,
    connection_of,
    session_id,
    token_of,
)
from components.host.local_mode import is_local
from components.settings import EditorsFileError, Settings, now, rules
from data.editing.claims import Refusal, editor_of, verified_address
from data.editing.roles import Editor, Rule

DEFAULT = "default"
"""Streamlit's name for the provider that stands in ``[auth]`` itself."""
MOST_ENDED = 10_000
_ended: dict[str, float] = {}
"""Sign-ins that were ended before they had expired, by digest, with the time (seconds since 1970) when they do."""
_ending = Lock()


def editor_here(chosen: Settings, local_name: str) -> Editor | Refusal:
    """Return who is at the session that is being drawn, or why nobody may edit there."""
    return editor_in(chosen, session_id(), local_name)


def editor_in(chosen: Settings, session: str, local_name: str = "") -> Editor | Refusal:
    """Return the same for a session by its id; ``local_name`` is what the editor of the local mode is called."""
    connection = connection_of(session)
    return _editor(chosen, connection, local_name) if connection else _nobody(chosen)


def editor_asking(chosen: Settings, request: HTTPConnection) -> Editor | Refusal:
    """Return the same for a request by its cookies, or in local mode by where it comes from."""
    claims = claims_in(request.cookies) if chosen.editing == "sign-in" else {}
    headers = {name.lower(): value for name, value in request.headers.items()}
    return _editor(chosen, Connection(claims, headers, request.client.host if request.client else ""), "")


def address_here() -> str:
    """Return the e-mail address that somebody has signed in with at the session that is being drawn, if any."""
    connection = connection_of(session_id())
    return verified_address(connection.claims) if connection else ""


def end_sign_in(claims: Mapping[str, Any]) -> None:
    """Let a sign-in no longer count, in any session or request."""
    at, expiry = now().timestamp(), claims.get("exp")
    if not isinstance(expiry, int | float) or expiry <= at:
        return
    with _ending:
        for old in [digest for digest, until in _ended.items() if until <= at]:
            del _ended[old]
        if len(_ended) >= MOST_ENDED:
            del _ended[min(_ended, key=_ended.__getitem__)]
        _ended[_digest(claims)] = float(expiry)


def providers() -> tuple[str, ...]:
    """Return the names of the providers that somebody can sign in with."""
    section = auth_section()
    named = tuple(name for name, value in section.items() if isinstance(value, dict) and "client_id" in value)
    return (DEFAULT, *named) if "client_id" in section or not named else named


def _editor(chosen: Settings, connection: Connection, local_name: str) -> Editor | Refusal:
    if chosen.editing == "local":
        here = is_local(connection.headers, connection.client)
        return Editor(local_name, "publisher") if here else "elsewhere"
    if chosen.editing != "sign-in" or _digest(connection.claims) in _ended:
        return "signed-out"
    return editor_of(connection.claims, _rules(chosen), now())


def _nobody(chosen: Settings) -> Refusal:
    return "elsewhere" if chosen.editing == "local" else "signed-out"


def _rules(chosen: Settings) -> tuple[Rule, ...]:
    """The roles as they are now; none while their file cannot be read, so that nobody keeps a role by mistake."""
    try:
        return rules(chosen)
    except EditorsFileError as error:
        logging.getLogger(__name__).warning("%s", error)
        return ()


def _digest(claims: Mapping[str, Any]) -> str:
    return sha256(token_of(claims).encode()).hexdigest()
