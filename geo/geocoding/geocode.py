"""Names to places: the gazetteer first, then what was asked before, then a service if one is switched on.

    locator = open_locator(dataset.places.values(), today)
    locator.locate("Homa Bay", "KE")  # a Found, or None

Nothing is asked online unless the environment names a server and who asks:

    PARTNERSKAPSKARTAN_NOMINATIM=https://nominatim.example.org
    PARTNERSKAPSKARTAN_NOMINATIM_USER_AGENT="our-name/1.0 (name@example.org)"
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from data.files.cache_folder import cache_folder
from data.records import Place
from geo.gazetteer.gazetteer import Gazetteer, open_gazetteer
from geo.gazetteer.index import Progress
from geo.geocoding.cache import Answer, AnswerCache
from geo.naming.typed_name import country_code
from geo.result import Found, LocateError, RunLimitError, SettingsError, UnknownCountryError

if TYPE_CHECKING:
    from geo.geocoding.nominatim import NominatimService

SERVER = "PARTNERSKAPSKARTAN_NOMINATIM"
USER_AGENT = "PARTNERSKAPSKARTAN_NOMINATIM_USER_AGENT"
_OWN_HOSTS = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one name: found, not found (both empty), or not answered (``error``)."""

    found: Found | None
    error: LocateError | None = None


class Locator:
    """The chain. Safe to share between threads."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        today: date,
        cache: AnswerCache | None = None,
        service: NominatimService | None = None,
    ) -> None:
        """Take the gazetteer, the day that answers are dated, and, to ask online too, a cache with a service."""
        self._gazetteer, self._today, self._cache, self._service = gazetteer, today, cache, service

    def locate(self, name: str, country: str = "") -> Found | None:
        """Return the place for a name, or ``None`` when nobody asked knows it.

        Raises ``UnknownCountryError`` for a country that is none, ``ServiceError`` or
        ``RunLimitError`` when the name is not known offline and there is no answer.
        """
        known = self._known(name, country)
        return known.found if known else self._ask(name, country)

    def locate_all(self, names: Sequence[tuple[str, str]]) -> Iterable[Outcome]:
        """Give an outcome for each (name, country), in order; an error ends nothing.

        A service is asked about what is left over only when that is no more than one
        run may ask: it must not be sent complete lists.
        """
        left = sum(self._is_left(*name) for name in dict.fromkeys(names)) if self._service else 0
        refused = self._service is not None and left > self._service.manners.limit
        for name, country in names:
            try:
                yield self._outcome(name, country, f"{left} names are too many to ask" if refused else "")
            except LocateError as error:
                yield Outcome(None, error)

    def _outcome(self, name: str, country: str, refusal: str) -> Outcome:
        known = self._known(name, country)
        if known:
            return known
        if refusal:
            raise RunLimitError(refusal)
        return Outcome(self._ask(name, country))

    def _is_left(self, name: str, country: str) -> bool:
        try:
            return self._known(name, country) is None
        except UnknownCountryError:  # that row says so itself
            return False

    def _known(self, name: str, country: str) -> Outcome | None:
        """Return what can be told without asking, or ``None`` when it takes asking."""
        found = self._gazetteer.find(name, country)
        if found or not self._service or not self._cache:
            return Outcome(found)
        answer = self._cache.get(name, country_code(country), self._service.name, self._today)
        return Outcome(answer.found) if answer else None

    def _ask(self, name: str, country: str) -> Found | None:
        if not self._service or not self._cache:
            return None
        code = country_code(country)
        found = self._service.ask(name, code)
        self._cache.put(name, code, self._service.name, Answer(found, self._today))
        return found


def open_locator(
    places: Iterable[Place],
    today: date,
    folder: Path | None = None,
    progress: Progress | None = None,
    environment: Mapping[str, str] | None = None,
) -> Locator:
    """Return the chain with everything the environment asks for; ``folder`` is where its files are kept.

    Raises ``SettingsError`` for settings that cannot be, ``GazetteerError`` when there is no index
    and none can be built.
    """
    settings = os.environ if environment is None else environment
    server, user_agent = settings.get(SERVER, "").strip(), settings.get(USER_AGENT, "").strip()
    check_settings(server, user_agent)
    gazetteer = open_gazetteer(places, folder, progress)
    if not server:
        return Locator(gazetteer, today)
    # Only who asks online needs what it takes.
    from geo.geocoding.nominatim import NominatimService

    cache = AnswerCache((folder or cache_folder()) / "answers.sqlite")
    return Locator(gazetteer, today, cache, NominatimService(server, user_agent, cache))


def check_settings(server: str, user_agent: str) -> None:
    """Raise ``SettingsError`` unless there is no server, or a safe one and a name to ask under."""
    if not server:
        return
    try:
        url = urlsplit(server)
        is_own = (url.hostname or "") in _OWN_HOSTS
        is_safe = bool(url.hostname) and (url.scheme == "https" or (url.scheme == "http" and is_own))
        is_plain = not (url.username or url.password or url.query or url.fragment)
    except ValueError:
        is_safe = is_plain = False
    if not (is_safe and is_plain):
        raise SettingsError(SERVER)
    if not user_agent or not user_agent.isascii() or not user_agent.isprintable():
        raise SettingsError(USER_AGENT)
