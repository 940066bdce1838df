"""Which requests are the machine's own."""

from __future__ import annotations

import pytest

from components.host.local_mode import FORWARDED, FORWARDING, is_local, is_loopback


@pytest.mark.parametrize("host", ["localhost:8501", "LOCALHOST", "127.0.0.1:8501", "[::1]:8501", "127.1.2.3"])
@pytest.mark.parametrize("client", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_the_machine_is_local(host: str, client: str) -> None:
    assert is_local({"host": host}, client)
    assert is_local({"host": host, "origin": f"http://{host}"}, client)


@pytest.mark.parametrize(
    "host",
    ["", "example.org", "localhost.example.org", "127.0.0.1.example.org", "localhost:80:80", "a@localhost",
     "localhost/a", "0.0.0.0", "192.0.2.1", "2130706433"],  # noqa: S104  # a name that somebody sends, nothing is bound
)  # fmt: skip
def test_another_name_is_not(host: str) -> None:
    assert not is_local({"host": host}, "127.0.0.1")


@pytest.mark.parametrize("client", ["", "192.0.2.1", "10.0.0.1", "2001:db8::1", "localhost.example.org"])
def test_another_machine_is_not(client: str) -> None:
    assert not is_local({"host": "localhost"}, client)


@pytest.mark.parametrize(
    "name", [*FORWARDED, *FORWARDING, "x-forwarded-for", "x-forwarded-host", "x-original-uri"]
)
def test_what_a_web_server_hands_on_is_not(name: str) -> None:
    assert not is_local({"host": "localhost", name: ""}, "127.0.0.1")


@pytest.mark.parametrize("origin", ["http://example.org", "http://localhost:1", "null", ""])
def test_what_a_page_of_another_site_asks_for_is_not(origin: str) -> None:
    assert not is_local({"host": "localhost", "origin": origin}, "127.0.0.1")


@pytest.mark.parametrize("name", ["", "0.0.0.0", "::", "example.org", "*"])  # noqa: S104
def test_an_address_for_all_is_no_loopback(name: str) -> None:
    assert not is_loopback(name)
