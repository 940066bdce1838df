"""At start: whether those may edit who should, and nobody else, as editing is configured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from components.host.internals.streamlit_sign_in import (
    CALLBACK,
    auth_section,
    has_forgery_protection,
    lacking_packages,
    listening_address,
    provider_trouble,
    redirect_address,
    trusts_headers,
)
from components.host.local_mode import is_loopback
from components.host.sign_in import DEFAULT, providers
from components.settings import PREFIX, EditorsFileError, SettingError, Settings, rules

SECRETS = ".streamlit/secrets.toml"
GUIDE = "docs/how-to/set-up-editing.md"
LEAST_SECRET = 32
"""Letters of the secret that cookies are signed with."""
_EVERY_TENANT = re.compile(r"//login\.microsoftonline\.[a-z]+/(?:common|organizations|consumers)/")
_REDIRECT = re.compile(rf"https://[^/]+{CALLBACK}|http://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?{CALLBACK}")


def check_editing(chosen: Settings, has_store: bool) -> None:
    """Raise SettingError, at start, with what to do, unless editing is off or configured so that it can be trusted."""
    if chosen.editing and (trouble := next(_troubles(chosen, has_store), "")):
        raise SettingError(f"{PREFIX}EDITING={chosen.editing} {trouble} ({GUIDE}).")


def _troubles(chosen: Settings, has_store: bool) -> Iterator[str]:
    if chosen.editing == "local":
        yield from _of_local_mode(chosen)
    else:
        yield from _of_secrets()
        yield from _of_rights(chosen)
    if not has_store:
        yield f"needs a store for drafts and publications: set {PREFIX}STORE or DATABASE_URL"


def _of_local_mode(chosen: Settings) -> Iterator[str]:
    listening = listening_address()
    if not is_loopback(listening):
        where = f"on {listening}" if listening else "on every address of this machine"
        yield (
            f"is for the one person at this machine, and the server listens {where}: "
            "set server.address to localhost, or let editors sign in"
        )
    host = re.sub(r"^https?://|(:\d+)?/.*$", "", chosen.address).strip("[]")
    if host and not is_loopback(host):
        yield (
            f"is for the one person at this machine, and {PREFIX}ADDRESS is {chosen.address}: "
            "leave that out, or let editors sign in"
        )


def _of_secrets() -> Iterator[str]:
    if lacking := lacking_packages():
        yield f"needs {', '.join(lacking)}: python3 -m pip install -r requirements.txt"
    section = auth_section()
    if not section:
        yield f"needs the provider of identities in {SECRETS}, in a section [auth] that can be read"
    for name in providers():
        if wrong := provider_trouble(name):
            yield f"cannot use {SECRETS}: {wrong.rstrip('.')}"
        provider = section if name == DEFAULT else section[name]
        if _EVERY_TENANT.search(str(provider["server_metadata_url"])):
            yield (
                f"cannot use the server_metadata_url in {SECRETS}: it lets in the accounts of every organisation, "
                "which choose their e-mail addresses themselves; name your own tenant in it"
            )
    if len(str(section["cookie_secret"])) < LEAST_SECRET:
        yield f"needs a cookie_secret of at least {LEAST_SECRET} random letters in {SECRETS}"
    if not _REDIRECT.fullmatch(back := redirect_address()):
        yield f"needs a redirect_uri like https://map.example.org{CALLBACK} in {SECRETS}; it has {back or 'none'}"


def _of_rights(chosen: Settings) -> Iterator[str]:
    if trusts_headers() or not has_forgery_protection():
        yield "needs Streamlit's server.trustedUserHeaders empty and server.enableXsrfProtection on"
    try:
        if not any(rule.role == "publisher" for rule in rules(chosen)):
            yield f"needs somebody who may publish: set {PREFIX}EDITORS, as anna@example.org:publisher"
    except EditorsFileError as error:
        yield f"needs the file of editors: {error}"
