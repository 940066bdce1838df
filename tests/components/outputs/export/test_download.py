"""Files hold exactly the rows of the table; whatever stands in them stays text."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings

from components.language import language
from components.outputs.export.columns import COLUMNS
from components.outputs.export.download import MalformedQueryError, download
from components.state.state import State
from components.view import build_view
from tests.components.outputs.export.files import REAL, ROOT_ADDRESS, TODAY, get, sheets, table
from tests.components.strategies import states


# Workbooks are slow to make: the smallest of all failing states would take minutes to find.
@settings(max_examples=30, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(states(REAL))
def test_every_file_holds_the_rows_of_the_view_in_its_order(state: State) -> None:
    expected = [r.id for r in build_view(REAL, replace(state, page="table"), TODAY).rows]
    in_book, about = sheets(get("xlsx", state).make())
    in_csv = table(get("csv", state).make())
    with ZipFile(BytesIO(get("csv.zip", state).make())) as archive:
        zipped, report = (archive.read(n) for n in archive.namelist())
    assert [r[0] for r in in_book[1:]] == expected
    assert [r[0] for r in in_csv[1:]] == expected
    assert zipped == get("csv", state).make()
    words = language(state.language)
    assert about[words("export.about_count")] == len(expected)
    assert dict(table(report))[words("export.about_count")] == str(len(expected))
    heads = [words(f"export.{c}") for c in COLUMNS]
    assert list(in_book[0]) == in_csv[0] == heads


@pytest.mark.parametrize(
    "query",
    [
        "theme=nothing",
        "theme=%ff%00&date=99999",
        "text=%ED%A0%80",
        "%",
        "&&&=",
        "start=-1&sort=x&language=xx",
    ],
)
def test_what_is_unknown_in_a_query_falls_away(query: str) -> None:
    result = table(download(REAL, TODAY, "csv", query, ROOT_ADDRESS).make())
    assert len(result) == 31 or "text" in query


def test_a_query_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(MalformedQueryError, match=r"Adressen går inte att läsa(.|\n)*cannot be read"):
        download(REAL, TODAY, "csv", "a=1&" * 200, ROOT_ADDRESS)


def test_the_mark_changes_with_the_content_and_not_with_the_hour() -> None:
    one = get("xlsx", State())
    assert one.etag == get("xlsx", State(start=50, selection="place:vaxjo")).etag
    assert one.etag != get("csv", State()).etag
    assert one.etag != get("xlsx", State(language="en")).etag
    assert one.etag != get("xlsx", State(), replace(REAL, revision="another download")).etag
    assert get("csv.zip", State()).make() == get("csv.zip", State()).make()
