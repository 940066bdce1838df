"""The address of the editors' page."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from hypothesis import given
from hypothesis import strategies as some

from components.state.editing import SECTIONS, EditingAddress, decode_editing, editing_address

ADDRESSES = some.builds(
    EditingAddress,
    section=some.sampled_from(SECTIONS),
    language=some.sampled_from(["sv", "en"]),
    draft=some.integers(0, 10**9 - 1),
    revision=some.integers(0, 10**9 - 1),
    against=some.integers(0, 10**9 - 1),
    place=some.text(max_size=20),
)


@given(ADDRESSES)
def test_an_address_is_read_as_it_was_written(address: EditingAddress) -> None:
    query = dict(parse_qsl(urlsplit(editing_address(address)).query))
    assert decode_editing(query) == address


@given(some.dictionaries(some.sampled_from(["section", "language", "draft", "revision"]), some.text()))
def test_what_is_unknown_is_dropped(query: dict[str, str]) -> None:
    address = decode_editing(query)
    assert address.section in SECTIONS
    assert address.language in {"sv", "en"}
