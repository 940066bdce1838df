"""What looking a name up may give: a place with how sure we are, nothing, or an error that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from data.records import Confidence, PartnershipMapError


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another place that the name fits. Latitude and longitude in degrees, WGS 84."""

    place: str
    country: str
    region: str
    kind: str
    latitude: float
    longitude: float
    place_id: str


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name stands for, and how sure that is.

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
    """Root of what can go wrong when names are looked up. Not finding a name is no error."""


class GazetteerError(LocateError, OSError):
    """The gazetteer's index can neither be read nor built."""


class UnknownCountryError(LocateError, ValueError):
    """What was given as a country is none; the only argument is that text."""


class NamesFileError(LocateError, ValueError):
    """A file of names cannot be read; ``kind`` and ``details`` fill a sentence in ``geo/geocoding/messages.toml``."""

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind, details)
        self.kind = kind
        self.details = details


class SettingsError(LocateError, ValueError):
    """The environment asks for something that is not allowed or not complete."""


class RunLimitError(LocateError, RuntimeError):
    """More names than one run may ask an online service."""


class ServiceError(LocateError, ConnectionError):
    """An online service gave no answer: nothing is known about the name, not even that it is unknown."""


class ServiceTimeoutError(ServiceError, TimeoutError):
    """The service did not answer in time."""


class ServiceBusyError(ServiceError):
    """The service asks to be left alone; ``retry_after`` is for how many seconds."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ServiceAnswerError(ServiceError, ValueError):
    """The service answered, but not with anything that can be understood."""
