"""What looking up names says to people, in Swedish and English. Text in, text out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.files.messages import Sentences
from data.schema.schema import Language
from geo.geocoding.names_file import alternatives_text
from geo.result import (
    GazetteerError,
    LocateError,
    Match,
    NamesFileError,
    RunLimitError,
    SettingsError,
    UnknownCountryError,
)

_say = Sentences("geo.geocoding", longest=2_000)
_SHOWN = 50
"""Names that a summary lists before it says how many more there are."""


def text(part: str, key: str, language: Language, **values: object) -> str:
    """Return one text with its values filled in; what was typed is in it as typed, if it can be printed."""
    return _say(f"{part}.{key}", language, **values)


def found_text(found: Match, language: Language) -> str:
    """Return a place in a few lines: what and where, the point, the source, how sure, and what else."""
    kind = kind_text(found.kind, language)
    where = ", ".join(part for part in (found.region, found.country) if part)
    code = text("found", "code", language, code=found.code) if found.code else ""
    lines = [text("found", "place", language, place=found.place, kind=kind, where=where)]
    lines.append(text("found", "point", language, lat=f"{found.latitude:.4f}", lon=f"{found.longitude:.4f}"))
    if found.place_id:
        lines.append(text("found", "ours", language, place_id=found.place_id, code=code))
    lines.append(text("found", "source", language, source=found.source))
    lines.append(
        text("found", "confidence", language, confidence=text("confidence", found.confidence, language))
    )
    lines += [
        text("found", "alternatives", language, alternative=alternatives_text([other]))
        for other in found.alternatives
    ]
    return "\n".join(lines)


def kind_text(kind: str, language: Language) -> str:
    """Return what a place is; one of a kind that is not known is another."""
    return text("kind", kind if f"kind.{kind}" in _say else "other", language)


def nothing_text(name: str, country: str, language: Language) -> str:
    """Return the sentence for a name that was not found."""
    if country:
        return text("found", "nothing_in", language, name=name, country=country)
    return text("found", "nothing", language, name=name)


def list_text(title: str, rows: Sequence[tuple[int, str]], language: Language) -> Iterator[str]:
    """Give a title and (row number, name) lines under it, as many as one cares to read."""
    if rows:
        yield title
        for row, name in rows[:_SHOWN]:
            yield text("summary", "row", language, row=row, name=name).rstrip(": ")
        if len(rows) > _SHOWN:
            yield text("summary", "more", language, count=len(rows) - _SHOWN)


def error_text(error: LocateError, language: Language) -> str:
    """Return one plain sentence for anything that can go wrong here."""
    match error:
        case NamesFileError():
            return text("error", error.kind, language, **error.details)
        case UnknownCountryError():
            return text("error", "country", language, country=error)
        case SettingsError():
            key = "settings-agent" if str(error).endswith("AGENT") else "settings-server"
            return text("error", key, language, variable=error)
        case GazetteerError():
            return text("error", "gazetteer", language, reason=error)
        case RunLimitError():
            return text("error", "limit", language, reason=error)
    return text("error", "service", language, reason=error)
