"""Client of a Nominatim server that keeps to the usage policy, on geopy's geocoder.

    service = NominatimService("https://nominatim.example.org", "our-name/1.0 (name@example.org)", cache)
    service.locate("Homa Bay", "KE")  # a Match, or None

At most one request a second for all processes (``ResultCache.reserve``), a user agent of our own, a limit of
requests per run, of time and of size, and a rest after failures. A failed request is an error, never "no such
place". geopy's ``RateLimiter`` knows one process and no ``Retry-After``, and its adapter retries while it sleeps.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import RequestsAdapter, get_retry_after
from geopy.geocoders import Nominatim

from data.web.session import WebError, WebTimeoutError, session
from geo.geocoding.cache import ResultCache
from geo.geocoding.nominatim_reply import read_reply
from geo.naming.typed_name import clean
from geo.result import (
    Match,
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
class RequestPolicy:
    """Limits of requests, times in seconds. ``limit`` is requests per run, ``attempts`` requests per name.

    ``failures`` in a row bring a ``rest``; ``back_off`` is for replies that the server is busy without
    ``Retry-After``, and doubles with every attempt.
    """

    interval: float = 1.0
    timeout: float = 5.0
    attempts: int = 3
    longest_wait: float = 30.0
    back_off: float = 5.0
    limit: int = 100
    failures: int = 3
    rest: float = 300.0


class NominatimService:
    """The Nominatim server at ``url`` (with scheme), for one run of the program."""

    def __init__(
        self,
        url: str,
        user_agent: str,
        cache: ResultCache,
        policy: RequestPolicy | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        scheme, _, domain = url.partition("://")
        self.name = f"nominatim {domain.strip('/')}"
        self.policy = policy or RequestPolicy()
        self._cache, self._clock, self._sleep = cache, clock, sleep
        self._requests = 0
        self._geocoder = _Client(
            scheme=scheme,
            domain=domain,
            user_agent=user_agent,
            timeout=self.policy.timeout,
            adapter_factory=_Adapter,
        )

    def locate(self, name: str, country: str = "") -> Match | None:
        """Return the match for a name, or ``None`` when the service knows no place of that name.

        Waits for a request slot, at most ``longest_wait`` seconds. Raises ``RunLimitError``
        when this run has made all its requests, ``ServiceError`` when a request fails.
        """
        for attempt in range(1, self.policy.attempts + 1):
            self._wait_for_slot()
            try:
                reply = self._geocoder.geocode(
                    clean(name),
                    exactly_one=False,
                    limit=_RESULTS,
                    addressdetails=True,
                    namedetails=True,
                    language="sv,en",
                    country_codes=country.lower() or None,
                )
                match = read_reply(reply, name, country)
            except ServiceBusyError as error:
                wait = error.retry_after or self.policy.back_off * 2 ** (attempt - 1)
                self._cache.postpone(self.name, self._clock() + wait)
                if attempt == self.policy.attempts or wait > self.policy.longest_wait:
                    self._count_failure()
                    raise
            except ServiceError:
                self._count_failure()
                raise
            else:
                self._cache.reset_failures(self.name)
                return match
        raise AssertionError("unreachable")

    def _wait_for_slot(self) -> None:
        if self._requests >= self.policy.limit:
            raise RunLimitError(f"{self.policy.limit} requests are the limit of a run")
        now = self._clock()
        slot = self._cache.reserve(self.name, now, self.policy.interval, self.policy.longest_wait)
        if slot - now > self.policy.longest_wait:
            raise ServiceBusyError(f"{self.name} takes no requests for {slot - now:.0f} s", slot - now)
        self._sleep(max(0.0, slot - now))
        self._requests += 1

    def _count_failure(self) -> None:
        self._cache.count_failure(self.name, self._clock(), self.policy.failures, self.policy.rest)


class _Client(Nominatim):  # type: ignore[misc]  # geopy ships no type hints
    """geopy's Nominatim, whose ``geocode`` returns the parsed JSON."""

    def _parse_json(self, places: Any, exactly_one: bool) -> Any:
        return places


class _Adapter(RequestsAdapter):  # type: ignore[misc]  # geopy ships no type hints
    """geopy's adapter on our guarded session, without its retries: it sleeps between them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_retries=0, **options)
        # An organisation's own server may be on a private network. Each call brings its user agent and timeout.
        self.session = session("", seconds=RequestPolicy().timeout, size=_MAX_REPLY, allow_private=True)

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        host = urlsplit(url).netloc
        try:
            reply = self.session.get(url, timeout=timeout, headers=headers, allow_redirects=False)
        except WebTimeoutError as error:
            raise ServiceTimeoutError(f"{host}: not complete after {timeout} s") from error
        except WebError as error:
            if error.kind == "too-large":
                raise ServiceAnswerError(f"{host}: more than {_MAX_REPLY} bytes") from error
            raise ServiceError(f"{host}: {error.details.get('reason', error.kind)}") from error
        if reply.status_code in _BUSY:
            raise ServiceBusyError(
                f"{host}: status {reply.status_code}", float(get_retry_after(reply.headers) or 0)
            )
        if reply.status_code != HTTPStatus.OK:
            raise ServiceError(f"{host}: status {reply.status_code}")
        try:
            return json.loads(reply.content)
        except (ValueError, RecursionError) as error:  # the latter for a million brackets
            raise ServiceAnswerError(f"{host}: no JSON: {error}") from error
