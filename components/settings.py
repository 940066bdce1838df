"""Settings of the application, from environment variables, and its clock."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, cast, get_args

from data.dates import swedish_day
from data.editing.roles import RoleError, Rule, rules_of
from data.records import PartnershipMapError

_ROOT = Path(__file__).parent.parent
PREFIX = "PARTNERSKAPSKARTAN_"
_ADDRESS = r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~/-]*)?"


Editing = Literal["", "sign-in", "local"]
"""No editors' page, one for those who sign in, or one for the only user of the machine."""

Fetch = Literal["public", "all", "off"]
"""Which addresses the editors' page may read: of the public network, of private ones too, or none."""


class SettingError(PartnershipMapError):
    """An environment variable that cannot be understood."""


class EditorsFileError(SettingError):
    """The file of editors cannot be read or understood."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``today`` is None to follow the clock; ``frame_ancestors`` are origins that may embed the pages.

    ``embed_ancestors`` are those that may embed the map made for that; ``address`` is where
    visitors reach the application, ending with a slash, empty to go by what they ask for.
    ``editing`` says whether there is an editors' page, and for whom; ``editors`` who has which role there, or the
    absolute path of a file that does (:func:`rules`). ``fetch`` says which addresses an editor's page may read.
    """

    tables: Path
    today: date | None
    contact: str
    organisation: str
    frame_ancestors: tuple[str, ...]
    embed_ancestors: tuple[str, ...] = ("*",)
    address: str = ""
    editing: Editing = ""
    editors: tuple[Rule, ...] | Path = ()
    fetch: Fetch = "public"


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; raises SettingError with the variable's name and a remedy."""
    day = environment.get(f"{PREFIX}TODAY", "")
    try:
        today = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise SettingError(
            f"{PREFIX}TODAY is {day!r}; write a day as 2024-01-31, or leave it out."
        ) from error
    return Settings(
        tables_folder(environment),
        today,
        environment.get(f"{PREFIX}CONTACT", ""),
        environment.get(f"{PREFIX}ORGANISATION", ""),
        tuple(environment.get(f"{PREFIX}FRAME_ANCESTORS", "").split()),
        tuple(environment.get(f"{PREFIX}EMBED_ANCESTORS", "*").split()),
        _address(environment.get(f"{PREFIX}ADDRESS", "")),
        _editing(environment.get(f"{PREFIX}EDITING", "")),
        _editors(environment.get(f"{PREFIX}EDITORS", "")),
        _fetch(environment.get(f"{PREFIX}FETCH", "")),
    )


def tables_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the tables: data/tables unless another is set."""
    return Path(environment.get(f"{PREFIX}TABLES") or _ROOT / "data" / "tables")


def root_of(chosen: Settings, requested: str) -> str:
    """Return the root address: the configured one, else that of the request.

    The request's comes from a header that anybody can write; what is no address is not repeated.
    """
    return chosen.address or (requested if re.fullmatch(_ADDRESS, requested) else "http://localhost/")


def _address(text: str) -> str:
    if text and not re.fullmatch(_ADDRESS, text):
        raise SettingError(
            f"{PREFIX}ADDRESS is {text!r}; write it as https://www.example.org/map/, or leave it out."
        )
    return text.rstrip("/") + "/" if text else ""


def _editing(text: str) -> Editing:
    for known in get_args(Editing):
        if text == known:
            return cast(Editing, known)
    raise SettingError(
        f"{PREFIX}EDITING is {text!r}; write sign-in, or local on a machine of one person, or leave it out."
    )


def rules(chosen: Settings) -> tuple[Rule, ...]:
    """Return who has which role now; a file is read again each time, so that a change counts at once.

    A line of the file that begins with ``#`` is a comment. Raises EditorsFileError.
    """
    if not isinstance(chosen.editors, Path):
        return chosen.editors
    try:
        lines = chosen.editors.read_text(encoding="utf-8").splitlines()
        return rules_of(" ".join(line for line in lines if not line.lstrip().startswith("#")))
    except (OSError, UnicodeDecodeError) as error:
        raise EditorsFileError(f"{chosen.editors} cannot be read: {error}") from error
    except RoleError as error:
        raise EditorsFileError(
            f"{chosen.editors} has {str(error)!r}; write each as anna@example.org:publisher or @example.org:editor"
        ) from error


def _fetch(text: str) -> Fetch:
    for known in get_args(Fetch):
        if text == known:
            return cast(Fetch, known)
    if text:
        raise SettingError(
            f"{PREFIX}FETCH is {text!r}; write public, all (private networks too) or off, or leave it out."
        )
    return "public"


def _editors(text: str) -> tuple[Rule, ...] | Path:
    if Path(text).is_absolute():
        return Path(text)
    try:
        return rules_of(text)
    except RoleError as error:
        raise SettingError(
            f"{PREFIX}EDITORS has {str(error)!r}; write each as anna@example.org:publisher or @example.org:editor."
        ) from error


def today(chosen: Settings) -> date:
    """Return the day that the application calls today: the one that is set, else Sweden's."""
    return chosen.today or swedish_day(now())


def now() -> datetime:
    """Return the current time in UTC, also where ``PARTNERSKAPSKARTAN_TODAY`` fixes the day.

    This is the one place where the clock is read.
    """
    return datetime.now(UTC)
