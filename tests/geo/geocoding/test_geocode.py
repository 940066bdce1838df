"""The chain: what is known here is never asked, what was answered is not asked again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.records import Dataset
from geo.gazetteer.gazetteer import Gazetteer
from geo.geocoding.cache import NO_MATCH_EXPIRY, ResultCache
from geo.geocoding.geocode import SERVER, USER_AGENT, Locator, check_settings, open_locator
from geo.geocoding.nominatim import NominatimService, RequestPolicy
from geo.result import RunLimitError, ServiceError, SettingsError, UnknownCountryError
from tests.geo.server import Server, a_result, reply

NOWHERE = "Qwertyville"
TODAY = date(2026, 11, 22)


@pytest.fixture
def locator(gazetteer: Gazetteer, server: Server, tmp_path: Path) -> Locator:
    server.behave = lambda handler: reply(handler, [a_result(display_name=f"{NOWHERE}, Sverige")])
    return a_locator(gazetteer, server, tmp_path)


def a_locator(
    gazetteer: Gazetteer, server: Server, folder: Path, limit: int = 5, today: date = TODAY
) -> Locator:
    cache = ResultCache(folder / "answers.sqlite")
    service = NominatimService(server.url, "test", cache, RequestPolicy(interval=0, timeout=30, limit=limit))
    return Locator(gazetteer, today, cache, service)


def test_what_the_gazetteer_knows_is_not_asked(locator: Locator, server: Server) -> None:
    matches = locator.locate("Växjös kommun")
    assert matches
    assert matches.code == "0780"
    assert server.asked == []


def test_what_it_does_not_know_is_asked_once(
    gazetteer: Gazetteer, locator: Locator, server: Server, tmp_path: Path
) -> None:
    matches = locator.locate(NOWHERE, "Sverige")
    assert matches
    assert matches.source.startswith("OpenStreetMap")
    again = a_locator(gazetteer, server, tmp_path).locate(NOWHERE.upper(), "SE")
    assert again == matches
    assert len(server.asked) == 1


def test_unknown_is_remembered_and_an_outage_is_not(
    gazetteer: Gazetteer, locator: Locator, server: Server, tmp_path: Path
) -> None:
    server.behave = lambda handler: reply(handler, b"oops", 500)
    with pytest.raises(ServiceError):
        locator.locate(NOWHERE)
    server.behave = lambda handler: reply(handler, [])
    assert a_locator(gazetteer, server, tmp_path).locate(NOWHERE) is None
    assert a_locator(gazetteer, server, tmp_path).locate(NOWHERE) is None
    assert len(server.asked) == 2
    later = a_locator(gazetteer, server, tmp_path, today=TODAY + NO_MATCH_EXPIRY + timedelta(1))
    assert later.locate(NOWHERE) is None
    assert len(server.asked) == 3


def test_an_error_on_one_name_ends_nothing(locator: Locator, server: Server) -> None:
    server.behave = lambda handler: reply(handler, b"oops", 500)
    names = [("Lund", "SE"), (NOWHERE, ""), ("Kisumu", "KE")]
    outcomes = list(locator.locate_all(names))
    assert [bool(outcome.match) for outcome in outcomes] == [True, False, True]
    assert isinstance(outcomes[1].error, ServiceError)


def test_complete_lists_are_not_sent(gazetteer: Gazetteer, server: Server, tmp_path: Path) -> None:
    names = [(f"{NOWHERE} {letter}", "") for letter in "abcdef"] + [("Lund", "SE")]
    outcomes = list(a_locator(gazetteer, server, tmp_path).locate_all(names))
    assert server.asked == []
    assert all(isinstance(outcome.error, RunLimitError) for outcome in outcomes[:-1])
    assert outcomes[-1].match


def test_a_name_that_stands_twice_counts_once(gazetteer: Gazetteer, server: Server, tmp_path: Path) -> None:
    server.behave = lambda handler: reply(handler, [])
    outcomes = list(a_locator(gazetteer, server, tmp_path).locate_all([(NOWHERE, "")] * 20))
    assert len(server.asked) == 1
    assert not any(outcome.match or outcome.error for outcome in outcomes)


def test_offline_is_the_default(real: Dataset) -> None:
    locator = open_locator(real.places.values(), TODAY, environment={})
    assert locator.locate(NOWHERE) is None
    with pytest.raises(UnknownCountryError):
        locator.locate("Lund", "Kenja")


def test_the_environment_switches_it_on(real: Dataset, server: Server, tmp_path: Path) -> None:
    folder = tmp_path
    from geo.gazetteer.index import index_path

    index_path(folder).symlink_to(index_path())
    locator = open_locator(
        real.places.values(), TODAY, folder, environment={SERVER: server.url, USER_AGENT: "us/1.0"}
    )
    server.behave = lambda handler: reply(handler, [])
    assert locator.locate(NOWHERE) is None
    assert [agent for *_, agent in server.asked] == ["us/1.0"]


@pytest.mark.parametrize(
    ("url", "agent", "wrong"),
    [
        ("http://example.org", "us", SERVER),
        ("ftp://example.org", "us", SERVER),
        ("example.org", "us", SERVER),
        ("https://", "us", SERVER),
        ("https://name:secret@example.org", "us", SERVER),
        ("https://example.org?x=1", "us", SERVER),
        ("https://[", "us", SERVER),
        ("https://example.org", "", USER_AGENT),
        ("https://example.org", "vår/1.0", USER_AGENT),
        ("https://example.org", "a\nb", USER_AGENT),
    ],
)
def test_settings_that_cannot_be(url: str, agent: str, wrong: str) -> None:
    with pytest.raises(SettingsError, match=f"^{wrong}$"):
        check_settings(url, agent)


@pytest.mark.parametrize(
    "url", ["", "https://example.org", "https://example.org/nominatim", "http://127.0.0.1:8080"]
)
def test_settings_that_can(url: str) -> None:
    check_settings(url, "us/1.0 (us@example.org)")
