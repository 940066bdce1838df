"""Results of geocoding (``Match``) and the tree of errors, whose leaves are built-in errors, too."""

from __future__ import annotations

from dataclasses import dataclass

from data.records import Confidence, PartnershipMapError


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that fits the name. Latitude and longitude in degrees, WGS 84; ``source`` as of a match."""

    place: str
    country: str
    region: str
    kind: str
    latitude: float
    longitude: float
    place_id: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """The place that fits a name best, with confidence.

    ``place_id`` and ``code`` (SCB's kommunkod or länskod) are set where the
    tables have the place. ``latitude`` and ``longitude`` are degrees, WGS 84:
    the seat or main town of an area, a point inside a Swedish kommun or län.
    ``kind`` is one of the tables' kinds, or ``town`` for a place of which only
    the name on the map is known. ``country`` is ISO 3166-1 alpha-2 (Kosovo: XK).
    ``region`` is the first-level area it lies in, where known. ``source`` names
    the entry that the coordinates rest on.

    ``confidence``: ``high`` when one place fits and the name is its own;
    ``medium`` when another fits less well, or the point is a rule's (an area's
    largest town); ``low`` when several fit about equally.
    """

    place: str
    latitude: float
    longitude: float
    kind: str
    country: str
    region: str
    source: str
    confidence: Confidence
    alternatives: tuple[Alternative, ...]
    place_id: str = ""
    code: str = ""


class LocateError(PartnershipMapError):
    """Root of the errors of geocoding. A name without a match is no error."""


class GazetteerError(LocateError, OSError):
    """The gazetteer's index can neither be read nor built."""


class UnknownCountryError(LocateError, ValueError):
    """A text names no country; it is the only argument."""


class NamesFileError(LocateError, ValueError):
    """A file of names cannot be read; ``kind`` and ``details`` fill a sentence in ``geo/geocoding/messages.toml``."""

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind, details)
        self.kind = kind
        self.details = details


class SettingsError(LocateError, ValueError):
    """Invalid or incomplete settings in the environment; the argument is the variable."""


class RunLimitError(LocateError, RuntimeError):
    """More requests than one run may send to an online service."""


class ServiceError(LocateError, ConnectionError):
    """A request to an online service failed: whether it knows the name is not known."""


class ServiceTimeoutError(ServiceError, TimeoutError):
    """The service did not answer in time."""


class ServiceBusyError(ServiceError):
    """The service takes no requests for ``retry_after`` seconds."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ServiceAnswerError(ServiceError, ValueError):
    """The reply of the service cannot be parsed."""
