"""Names to places: the gazetteer first, then the cache, then a Nominatim server if one is configured.

    locator = open_locator(dataset.places.values(), today)
    locator.locate("Homa Bay", "KE")  # a Match, or None

Nothing is sent unless the environment names a server and a user agent:

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
from geo.geocoding.cache import CachedResult, ResultCache
from geo.naming.typed_name import country_code
from geo.result import LocateError, Match, RunLimitError, SettingsError, UnknownCountryError

if TYPE_CHECKING:
    from geo.geocoding.nominatim import NominatimService

SERVER = "PARTNERSKAPSKARTAN_NOMINATIM"
USER_AGENT = "PARTNERSKAPSKARTAN_NOMINATIM_USER_AGENT"
_OWN_HOSTS = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one name: a match, none (both empty), or why it could not be looked up (``error``)."""

    match: Match | None
    error: LocateError | None = None


class Locator:
    """Looks names up in the gazetteer, the cache and the service. Safe to share between threads."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        today: date,
        cache: ResultCache | None = None,
        service: NominatimService | None = None,
    ) -> None:
        """Take the gazetteer, the day that results are dated and, to send requests, a cache with a service."""
        self._gazetteer, self._today, self._cache, self._service = gazetteer, today, cache, service

    def locate(self, name: str, country: str = "") -> Match | None:
        """Return the match for a name, or ``None`` when neither the gazetteer nor the service has one.

        Raises ``UnknownCountryError`` for a country that does not exist, ``ServiceError`` or
        ``RunLimitError`` when the name is not known offline and the service does not answer.
        """
        known = self._offline(name, country)
        return known.match if known else self._online(name, country)

    def locate_all(self, names: Sequence[tuple[str, str]]) -> Iterable[Outcome]:
        """Yield an outcome for each (name, country), in order; an error concerns one name.

        The service gets the names that are not known offline only when they are no more than the
        limit of a run: its usage policy forbids complete lists.
        """
        unknown = sum(self._is_unknown(*name) for name in dict.fromkeys(names)) if self._service else 0
        is_list = self._service is not None and unknown > self._service.policy.limit
        for name, country in names:
            try:
                known = self._offline(name, country)
                if not known and is_list:
                    raise RunLimitError(f"{unknown} names are too many to ask")
                yield known or Outcome(self._online(name, country))
            except LocateError as error:
                yield Outcome(None, error)

    def _is_unknown(self, name: str, country: str) -> bool:
        try:
            return self._offline(name, country) is None
        except UnknownCountryError:  # reported for its row
            return False

    def _offline(self, name: str, country: str) -> Outcome | None:
        """Return the outcome if it takes no request, else ``None``."""
        match = self._gazetteer.find(name, country)
        if match or not self._service or not self._cache:
            return Outcome(match)
        cached = self._cache.get(name, country_code(country), self._service.name, self._today)
        return Outcome(cached.match) if cached else None

    def _online(self, name: str, country: str) -> Match | None:
        if not self._service or not self._cache:
            return None
        code = country_code(country)
        match = self._service.locate(name, code)
        self._cache.put(name, code, self._service.name, CachedResult(match, self._today))
        return match


def open_locator(
    places: Iterable[Place],
    today: date,
    folder: Path | None = None,
    progress: Progress | None = None,
    environment: Mapping[str, str] | None = None,
) -> Locator:
    """Return a locator as configured in the environment; ``folder`` is for the index and the cache.

    Raises ``SettingsError`` for invalid settings, ``GazetteerError`` when there is no index
    and none can be built.
    """
    settings = os.environ if environment is None else environment
    server, user_agent = settings.get(SERVER, "").strip(), settings.get(USER_AGENT, "").strip()
    check_settings(server, user_agent)
    gazetteer = open_gazetteer(places, folder, progress)
    if not server:
        return Locator(gazetteer, today)
    # Imported late: requests are off by default.
    from geo.geocoding.nominatim import NominatimService

    cache = ResultCache((folder or cache_folder()) / "answers.sqlite")
    return Locator(gazetteer, today, cache, NominatimService(server, user_agent, cache))


def check_settings(server: str, user_agent: str) -> None:
    """Raise ``SettingsError`` unless there is no server, or one at a safe address and a user agent."""
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
