"""What whoever runs the application may set, by environment variable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from data.records import PartnershipMapError

_ROOT = Path(__file__).parent.parent.parent
PREFIX = "PARTNERSKAPSKARTAN_"


class SettingError(PartnershipMapError):
    """An environment variable that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Settings:
    """``today`` is None to follow the clock; ``frame_ancestors`` are origins that may embed the pages."""

    tables: Path
    today: date | None
    contact: str
    organisation: str
    frame_ancestors: tuple[str, ...]


def settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings; raises SettingError with the variable's name and a remedy."""
    day = environment.get(f"{PREFIX}TODAY", "")
    try:
        today = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise SettingError(
            f"{PREFIX}TODAY is {day!r}; write a day as 2026-11-22, or leave it out."
        ) from error
    return Settings(
        Path(environment.get(f"{PREFIX}TABLES") or _ROOT / "data" / "tables"),
        today,
        environment.get(f"{PREFIX}CONTACT", ""),
        environment.get(f"{PREFIX}ORGANISATION", ""),
        tuple(environment.get(f"{PREFIX}FRAME_ANCESTORS", "").split()),
    )


def today(chosen: Settings) -> date:
    """Return the day that the application calls today: the one place where the clock is read."""
    return chosen.today or date.today()


def now() -> datetime:
    """Return the moment, in UTC: when the first publication is made. A fixed day does not hold it."""
    return datetime.now(UTC)
