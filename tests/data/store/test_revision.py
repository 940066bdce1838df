"""Tables to bytes and back, whatever stands in them."""

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dataset import assemble
from data.dates import parse_partial_date
from data.goals import GOALS
from data.plain_text import fault
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.revision import Publication, checksum, digest, files_of, loaded_of, moment, stamp

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ENTRY = Publication(3, 2, NOW, "Anna", "Nya projekt", "0123456789ab", "")


def tidy(text: str) -> str:
    """What is left of a cell once it has been read."""
    return unicodedata.normalize("NFC", text).strip()


# Everything that a cell of free text may hold: quotes, commas, line ends, other alphabets, formulas, markup.
TEXTS = (
    st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=40)
    .map(tidy)
    .filter(lambda text: not fault(text))
)
NAMES = TEXTS.map(lambda text: tidy(text.replace(";", ""))).filter(lambda name: name and not fault(name))
DATES = st.none() | st.sampled_from(["2019", "2019-06", "2024-02-29"]).map(parse_partial_date)


@st.composite
def datasets(draw: st.DrawFn, sample: Dataset) -> Dataset:
    """The sample with other texts, dates, numbers and lists, and some of its rows left out."""
    records: dict[str, list[Any]] = {
        name: list(getattr(sample, name).values()) for name in TABLES if name != "coverage"
    }
    texts = draw(st.lists(TEXTS, min_size=8, max_size=8))
    at = draw(st.integers(0, len(records["projects"]) - 1))
    start = draw(DATES)
    records["projects"][at] = replace(
        records["projects"][at],
        **dict(zip(("title", "topic_sv", "topic_en", "note_sv", "note_en"), texts, strict=False)),
        start=start,
        end=None if start is None else draw(st.none() | st.just(start)),
        evidence_date=draw(DATES),
        themes=tuple(draw(st.lists(st.sampled_from(list(sample.themes)), min_size=1, unique=True))),
        goals=tuple(draw(st.lists(st.sampled_from(GOALS), unique=True))),
    )
    records["articles"][0] = replace(
        records["articles"][0],
        summary_sv=texts[5],
        summary_en=texts[6],
        published=draw(DATES),
        other_places=tuple(draw(st.lists(NAMES, max_size=3, unique=True))),
    )
    place = records["places"][0]
    lat, lon = draw(st.floats(-90, 90)), draw(st.floats(-180, 180))
    records["places"][0] = replace(
        place, lat=round(lat, 6) + 0.0, lon=round(lon, 6) + 0.0, coordinate_source=texts[7] or "-"
    )
    records["articles"] = records["articles"][: draw(st.integers(1, 3))]
    records["coverage"] = [replace(sample.coverage[0], projects=draw(st.none() | st.integers(0, 100_000)))]
    return assemble(records)


@settings(max_examples=100)
@given(st.data())
def test_tables_written_and_read_are_the_same_dataset(sample: Dataset, data: st.DataObject) -> None:
    dataset = data.draw(datasets(sample))
    files = files_of(dataset)
    loaded = loaded_of(files)
    assert loaded.problems == ()
    assert loaded.dataset == dataset
    assert files_of(loaded.dataset) == files


def test_the_published_tables_come_back(real: Dataset) -> None:
    assert loaded_of(files_of(real)).dataset == real


def test_a_file_that_is_not_there_is_a_problem_and_the_rest_is_read(sample: Dataset) -> None:
    files = files_of(sample)
    del files["articles.csv"]
    loaded = loaded_of(files)
    assert {problem.table for problem in loaded.problems} == {"articles.csv"}
    assert len(loaded.dataset.partnerships) == len(sample.partnerships)


@pytest.mark.parametrize(
    "other",
    [
        replace(ENTRY, number=4),
        replace(ENTRY, parent=1),
        replace(ENTRY, created=NOW + timedelta(seconds=1)),
        replace(ENTRY, author="Berit"),
        replace(ENTRY, note="Nya projekt."),
        replace(ENTRY, content="0123456789ac"),
    ],
)
def test_everything_in_an_entry_counts_for_its_checksum(other: Publication) -> None:
    digests = {"places.csv": digest(b"a")}
    assert checksum(ENTRY, digests) != checksum(other, digests)
    assert checksum(ENTRY, digests) == checksum(replace(ENTRY, checksum="x"), digests)


@pytest.mark.parametrize(
    "digests",
    [{}, {"places.csv": digest(b"b")}, {"themes.csv": digest(b"a")}, {"places.csv": digest(b"a"), "b": ""}],
)
def test_every_file_counts_for_the_checksum(digests: dict[str, str]) -> None:
    assert checksum(ENTRY, digests) != checksum(ENTRY, {"places.csv": digest(b"a")})


@given(st.timedeltas(timedelta(-10_000), timedelta(300_000)), st.integers(-14, 14))
def test_a_moment_comes_back_to_the_second(since: timedelta, hours: int) -> None:
    zoned = (NOW + since).astimezone(timezone(timedelta(hours=hours)))
    assert moment(stamp(zoned)) == zoned.replace(microsecond=0)
    assert stamp(moment(stamp(zoned))) == stamp(zoned)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        stamp(datetime(2026, 11, 22))  # noqa: DTZ001
