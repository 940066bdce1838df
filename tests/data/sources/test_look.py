"""What answers mean, told by answers that are made up."""

from __future__ import annotations

from typing import Any

import pytest

from data.sources.look import LinkStatus, Response, host_of, look, settled
from data.web.session import WebError

URL = "https://a.se/page"


def seen(*answers: Any, url: str = URL) -> LinkStatus:
    """Return what is seen when these answers come, one after the other; an error is raised."""
    left = list(answers)

    def ask(method: str, at: str, body: bool) -> Response:
        asked.append((method, at))
        answer = left.pop(0)
        if isinstance(answer, WebError):
            raise answer
        return answer if isinstance(answer, Response) else Response(*answer)

    asked.clear()
    result = look(url, ask)
    assert left == []
    return result


asked: list[tuple[str, str]] = []


def test_a_page_that_answers_is_alive_and_asked_once() -> None:
    assert seen([200]) == LinkStatus(URL, "alive")
    assert asked == [("HEAD", URL)]


def test_what_head_is_refused_is_asked_whole() -> None:
    assert seen([405], [200]) == LinkStatus(URL, "alive")
    assert asked == [("HEAD", URL), ("GET", URL)]
    assert seen(WebError("unreachable", source=URL), [200]) == LinkStatus(URL, "alive")


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_is_gone_when_both_ways_of_asking_say_so(status: int) -> None:
    assert seen([status], [status]) == LinkStatus(URL, "gone", why="status", detail=str(status))


@pytest.mark.parametrize("to", ["http://a.se/page", "https://www.a.se/page/", "https://a.se/p%61ge#part"])
def test_the_same_page_elsewhere_has_not_moved(to: str) -> None:
    assert seen([301, to], [200]) == LinkStatus(URL, "alive")


def test_a_page_has_moved_where_all_its_redirects_are_for_ever() -> None:
    assert seen([301, "/b"], [308, "c"], [200]) == LinkStatus(URL, "moved", "https://a.se/c")
    assert seen([301, "/b"], [302, "c"], [200]) == LinkStatus(URL, "alive")
    assert seen([301, "https://b.se/x#part"], [200]) == LinkStatus(URL, "moved", "https://b.se/x")


@pytest.mark.parametrize("front", ["https://a.se", "/", "/en/", "https://b.se/sv"])
def test_a_redirect_for_ever_to_a_front_page_means_that_the_page_is_gone(front: str) -> None:
    result = seen([301, front], [200])
    assert (result.state, result.why) == ("gone", "front-page")
    assert seen([302, front], [200]).state == ""


def test_a_front_page_may_move_to_a_front_page() -> None:
    assert seen([301, "https://b.se/en/"], [200], url="https://a.se/").state == "moved"


def test_a_moved_page_that_is_not_there_is_gone() -> None:
    assert seen([301, "/b"], [404], [404]) == LinkStatus(URL, "gone", "https://a.se/b", "status", "404")


@pytest.mark.parametrize("status", [400, 401, 403, 451, 500, 502, 503, 304, 101])
def test_other_answers_say_nothing_of_the_page(status: int) -> None:
    answers = [[status]] * (2 if status >= 400 else 1)
    assert seen(*answers) == LinkStatus(URL, "", why="status", detail=str(status))


def test_who_asks_to_wait_is_not_asked_again() -> None:
    assert seen(Response(429, wait=True)) == LinkStatus(URL, "", why="wait", detail="429")


def test_a_passing_redirect_to_another_host_says_nothing() -> None:
    assert seen([302, "https://login.example/x"], [200]) == LinkStatus(
        URL, "", "https://login.example/x", "elsewhere"
    )


def test_redirects_have_an_end() -> None:
    assert seen(*[[301, "/page"]] * 6) == LinkStatus(URL, "", why="redirects")


@pytest.mark.parametrize("kind", ["too-slow", "private", "bad-address"])
def test_who_does_not_answer_is_uncertain(kind: str) -> None:
    result = seen(WebError(kind, source=URL, address="10.0.0.1"))
    assert (result.state, result.why) == ("", kind)


def test_a_redirect_to_nonsense_is_uncertain() -> None:
    assert seen([301, "http://[bad"]).why == "bad-address"
    assert look("http://[bad", lambda *_: Response(200)).why == "bad-address"


def nameless(url: str = URL) -> LinkStatus:
    return seen(*[WebError("unknown-host", source=url)] * 2, url=url)


def test_a_host_without_a_name_is_gone_when_others_answer() -> None:
    alone = nameless()
    assert (alone.state, len(asked)) == ("", 2)
    assert settled([alone, nameless("https://b.se/")]) == [alone, nameless("https://b.se/")]
    assert settled([alone, LinkStatus("https://c.se/", "", why="too-slow")])[0].state == ""
    for other in (
        LinkStatus("https://c.se/", "alive"),
        LinkStatus("https://c.se/", "", why="status", detail="500"),
    ):
        assert [s.state for s in settled([alone, other])] == ["gone", other.state]


def test_a_redirect_to_a_host_without_a_name_is_uncertain() -> None:
    lost = seen([301, "https://b.se/"], *[WebError("unknown-host", source="https://b.se/")] * 2)
    assert settled([lost, LinkStatus("https://c.se/", "alive")])[0].state == ""


def test_the_host_of_an_address() -> None:
    assert [host_of(u) for u in ("https://www.A.se:8/x", "x", "http://[bad")] == ["a.se", "", ""]
