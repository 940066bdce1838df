"""Nominatim, asked as its usage policy demands, through geopy.

At most one request a second over all sessions and processes (the pace is kept
in the cache's file), our own user agent, no retries behind our back, a bound on
time and size, a limit per run, and rest after failures. That the service does
not answer is an error, never "no such place".
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import requests
from geopy.adapters import AdapterHTTPError, RequestsAdapter, get_retry_after
from geopy.exc import GeocoderParseError, GeocoderTimedOut, GeopyError
from geopy.geocoders import Nominatim

from geo.geocoding.cache import AnswerCache
from geo.geocoding.nominatim_reply import read_reply
from geo.naming.typed_name import clean
from geo.result import (
    Found,
    RunLimitError,
    ServiceAnswerError,
    ServiceBusyError,
    ServiceError,
    ServiceTimeoutError,
)

_MAX_REPLY = 1_000_000
"""Bytes of a reply; five places are a few thousand."""
_RESULTS = 5
_BUSY = {429, 503}


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: seconds everywhere. ``limit`` is requests a run, ``attempts`` requests a name."""

    gap: float = 1.0
    timeout: float = 5.0
    attempts: int = 3
    longest_wait: float = 30.0
    back_off: float = 5.0
    limit: int = 100
    failures: int = 3
    rest: float = 300.0


class NominatimService:
    """A Nominatim server at ``url`` (with scheme), as seen by one run of the program."""

    def __init__(
        self,
        url: str,
        user_agent: str,
        cache: AnswerCache,
        manners: Manners | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        scheme, _, domain = url.partition("://")
        self.name = f"nominatim {domain.strip('/')}"
        self.manners = manners or Manners()
        self._cache, self._clock, self._sleep = cache, clock, sleep
        self._asked = 0
        self._geocoder = _Client(
            scheme=scheme,
            domain=domain,
            user_agent=user_agent,
            timeout=self.manners.timeout,
            adapter_factory=_Adapter,
        )

    def ask(self, name: str, country: str = "") -> Found | None:
        """Return the place for a name, or ``None`` when the service knows none that bears it.

        Waits for its turn, at most ``longest_wait`` seconds. Raises ``RunLimitError``
        when this run has asked enough, ``ServiceError`` when there is no answer.
        """
        for attempt in range(1, self.manners.attempts + 1):
            self._take_turn()
            try:
                reply = self._geocoder.search(clean(name), country, _RESULTS)
                found = read_reply(reply, name, country)
            except ServiceBusyError as error:
                wait = error.retry_after or self.manners.back_off * 2 ** (attempt - 1)
                self._cache.postpone(self.name, self._clock() + wait)
                if attempt == self.manners.attempts or wait > self.manners.longest_wait:
                    self._fail()
                    raise
            except ServiceError:
                self._fail()
                raise
            else:
                self._cache.answered(self.name)
                return found
        raise AssertionError("unreachable")

    def _take_turn(self) -> None:
        if self._asked >= self.manners.limit:
            raise RunLimitError(f"{self.manners.limit} requests are the limit of a run")
        now = self._clock()
        if (rests := self._cache.rests_until(self.name)) > now:
            raise ServiceBusyError(f"{self.name} failed too often", rests - now)
        moment = self._cache.reserve(self.name, now, self.manners.gap, self.manners.longest_wait)
        if moment - now > self.manners.longest_wait:
            raise ServiceBusyError(f"{self.name} is not to be asked yet", moment - now)
        self._sleep(max(0.0, moment - now))
        self._asked += 1

    def _fail(self) -> None:
        self._cache.failed(self.name, self._clock(), self.manners.failures, self.manners.rest)


class _Client(Nominatim):  # type: ignore[misc]  # geopy ships no type hints
    """geopy's Nominatim with our errors for its, and the reply unread."""

    def search(self, name: str, country: str, limit: int) -> object:
        try:
            return self.geocode(
                name,
                exactly_one=False,
                limit=limit,
                addressdetails=True,
                namedetails=True,
                language="sv,en",
                country_codes=country.lower() or None,
            )
        except GeopyError as error:
            raise ServiceError(f"{self.domain}: {error}") from error

    def _parse_json(self, places: Any, exactly_one: bool) -> Any:
        return places

    def _geocoder_exception_handler(self, error: Exception) -> NoReturn:
        said = f"{self.domain}: {error}"
        if isinstance(error, AdapterHTTPError):
            if error.status_code in _BUSY:
                raise ServiceBusyError(said, float(get_retry_after(error.headers) or 0)) from error
            raise ServiceError(said) from error
        if isinstance(error, GeocoderTimedOut):
            raise ServiceTimeoutError(said) from error
        if isinstance(error, GeocoderParseError):
            raise ServiceAnswerError(said) from error
        raise ServiceError(said) from error


class _Adapter(RequestsAdapter):  # type: ignore[misc]  # geopy ships no type hints
    """geopy's adapter without its retries (it sleeps between them) and with an end to time and size."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_retries=0, **options)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        # A server that sends a byte now and then would never exceed a time limit on each byte.
        end = time.monotonic() + timeout
        try:
            with self.session.get(
                url, timeout=timeout, headers=headers, stream=True, allow_redirects=False
            ) as reply:
                body = b""
                for chunk in reply.iter_content(8192):
                    body += chunk
                    if len(body) > _MAX_REPLY:
                        raise GeocoderParseError(f"more than {_MAX_REPLY} bytes")
                    if time.monotonic() > end:
                        raise GeocoderTimedOut(f"not complete after {timeout} s")
        except requests.Timeout as error:
            raise GeocoderTimedOut(str(error)) from error
        except requests.RequestException as error:
            raise ServiceError(str(error)) from error
        if reply.status_code != requests.codes.ok:
            message = f"status {reply.status_code}"
            raise AdapterHTTPError(message, status_code=reply.status_code, headers=reply.headers, text=None)
        try:
            return json.loads(body)
        except (ValueError, RecursionError) as error:  # the latter for a million brackets
            raise GeocoderParseError(f"no JSON: {error}") from error
