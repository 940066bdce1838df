"""Each request is made at the host's pace, says who asks, and is bounded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.sources.look import Response, look
from data.sources.network import network
from data.sources.pace import Pace
from data.web import session
from data.web.session import WebError
from tests.data.sources.pages import Clock, Site, site

Given = tuple[str, type[Site]]


@pytest.fixture
def given() -> Iterator[Given]:
    with site() as served:
        yield served


def test_every_request_also_after_a_redirect_waits_for_its_host(given: Given) -> None:
    address, served = given
    clock = Clock()
    ask = network("me@example.org", clock.pace(), allow_private=True)
    assert look(f"{address}/old", ask).state == "moved"
    assert look(f"{address}/gone", ask).state == "gone"
    agent = "Partnerskapskartan (check of sources; me@example.org)"
    assert served.asked == [
        ("HEAD", "/old", agent),
        ("HEAD", "/new", agent),
        ("HEAD", "/gone", agent),
        ("GET", "/gone", agent),
    ]
    assert clock.pauses == [1.0] * 3


def test_a_host_with_and_without_www_is_one() -> None:
    clock = Clock()
    ask = network("me", clock.pace(), allow_private=True)
    for url in ("http://nowhere.invalid/", "http://www.nowhere.invalid/"):
        with pytest.raises(WebError):
            ask("HEAD", url, False)
    assert clock.pauses == [1.0]


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("page", "alive", ""), ("slash", "alive", ""), ("today", "alive", ""), ("no-head", "alive", ""),
        ("endless", "alive", ""), ("home", "gone", "front-page"), ("nothing", "gone", "status"),
        ("wall", "", "status"), ("broken", "", "status"), ("wait", "", "wait"), ("closed", "", "wait"),
        ("round", "", "redirects"), ("away", "", "bad-address"), ("nonsense", "", "bad-address"),
        ("flood", "", "unreachable"), ("foreign", "", "unreachable"),
    ],
)  # fmt: skip
def test_whatever_a_server_answers_is_one_sight(given: Given, path: str, state: str, why: str) -> None:
    result = look(f"{given[0]}/{path}", network("me", Clock().pace(), allow_private=True))
    assert (result.state, result.why) == (state, why)


def test_a_body_is_read_only_where_it_is_wanted(given: Given) -> None:
    ask = network("me", Clock().pace(), allow_private=True)
    with pytest.raises(WebError) as error:
        ask("GET", f"{given[0]}/endless", True)
    assert error.value.kind == "too-large"
    assert ask("GET", f"{given[0]}/endless", False) == Response(200)


def test_a_redirect_inwards_is_not_followed(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    address, served = given
    checked: list[str] = []
    monkeypatch.setattr(session, "is_public", lambda at: not checked and (checked.append(at) or True))
    result = look(f"{address}/old", network("me", Clock().pace()))
    assert (result.state, result.why, len(served.asked)) == ("", "private", 1)


def test_a_server_that_does_not_encrypt_is_uncertain(given: Given) -> None:
    address = given[0].replace("http:", "https:")
    assert look(f"{address}/page", network("me", Clock().pace(), allow_private=True)).why == "unreachable"


def test_a_contact_that_no_header_may_hold_stops_nothing(given: Given) -> None:
    address, served = given
    ask = network("Växjö\r\nX: y", Clock().pace(), allow_private=True)
    assert ask("HEAD", f"{address}/page", False).status == 200
    assert served.asked[0][2] == "Partnerskapskartan (check of sources; VxjX: y)"


def test_what_is_no_address_is_said_so() -> None:
    with pytest.raises(WebError) as error:
        network("me", Pace())("HEAD", "http://[bad", False)
    assert error.value.kind == "bad-address"
