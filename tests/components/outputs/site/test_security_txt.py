"""Whom to tell of a weakness, as RFC 9116 has it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.outputs.site.security_txt import security_txt, site_security_txt

DAY = date(2026, 11, 28)
URI = re.compile(r"(?:mailto:|https://)[A-Za-z0-9:/?#\[\]@!$&'()*+,;=%~._-]+")
HOST = "https://map.example.org/"


def fields(text: str) -> dict[str, str]:
    """Return the fields of a file in the RFC's grammar, each of which is there once."""
    assert text.endswith("\n")
    lines = text.splitlines()
    result = {name: value for name, _, value in (line.partition(": ") for line in lines)}
    assert len(result) == len(lines)
    return result


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("karta@example.se", "mailto:karta@example.se"),
        (" karta@example.se ", "mailto:karta@example.se"),
        ("åsa@example.se", "mailto:%C3%A5sa@example.se"),
        ("https://example.se/kontakt?ämne=karta", "https://example.se/kontakt?%C3%A4mne=karta"),
        ("HTTPS://example.se/a%20b", "https://example.se/a%20b"),
        ("https://räksmörgås.example/", "https://xn--rksmrgs-5wao1o.example/"),
    ],
)
def test_a_contact_is_a_uri(contact: str, link: str) -> None:
    assert fields(security_txt(contact, DAY, ""))["Contact"] == link


@pytest.mark.parametrize(
    "contact",
    ["", "the town hall", "http://example.se/", "HTTP://example.se/", "ftp://example.se/", "a@b@c.se"],
)
def test_without_a_contact_that_the_rfc_allows_there_is_no_file(contact: str) -> None:
    assert security_txt(contact, DAY, HOST) == ""


@given(st.dates(date(2020, 1, 1), date(2099, 12, 31)), st.text(max_size=20))
def test_it_holds_on_the_day_and_for_less_than_a_year(day: date, name: str) -> None:
    text = security_txt(f"{name}@example.se", day, HOST)
    if not text:
        return
    found = fields(text)
    assert set(found) == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert URI.fullmatch(found["Contact"])
    assert found["Preferred-Languages"] == "sv, en"
    until = datetime.fromisoformat(found["Expires"])
    assert until.tzinfo is UTC or until.utcoffset() == timedelta(0)
    assert timedelta(days=150) < until - datetime.combine(day, datetime.max.time(), UTC) < timedelta(days=365)


def test_its_own_address_is_told_where_it_is_known_and_safe() -> None:
    name = "Canonical"
    assert fields(security_txt("a@example.se", DAY, HOST))[name] == f"{HOST}.well-known/security.txt"
    assert name not in fields(security_txt("a@example.se", DAY, ""))
    assert name not in fields(security_txt("a@example.se", DAY, "http://map.example.org/"))


@pytest.mark.parametrize(
    ("base", "written"),
    [(HOST, True), (f"{HOST}karta/", False), ("http://map.example.org/", False), ("", False)],
)
def test_a_site_has_it_where_it_is_looked_for(base: str, written: bool) -> None:
    assert bool(site_security_txt("a@example.se", DAY, base)) is written
