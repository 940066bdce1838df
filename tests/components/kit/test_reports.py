"""Errors are reported to whoever is named, with what the report is about filled in."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from components.kit.reports import NOBODY, Reports, contact_link, missing_contact, rooted
from components.language import language
from components.state.state import State

SV, EN = language("sv"), language("en")
PLACE = State(page="place", id="vaxjo", language="en")


def told(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def test_an_e_mail_names_subject_address_and_revision() -> None:
    reports = Reports("karta@example.se", "abc123", rooted("https://example.org/karta/"))
    link = reports.link(EN, "Växjö & “Kalush”", PLACE)
    assert link.startswith("mailto:karta@example.se?")
    # A mail program reads a plus as a plus.
    assert "+" not in link
    assert told(link)["subject"] == "Error in Partnerskapskartan: Växjö & “Kalush”"
    assert "https://example.org/karta/place?language=en&id=vaxjo" in told(link)["body"]
    assert "abc123" in told(link)["body"]


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("https://example.org/fel", "https://example.org/fel?subject="),
        ("https://example.org/fel?form=3", "https://example.org/fel?form=3&subject="),
        ("https://example.org/#/fel", "https://example.org/?subject="),
    ],
)
def test_a_form_is_told_the_same_in_its_query(form: str, begins: str) -> None:
    link = Reports(form, "abc123", rooted("")).link(SV, "Åre kommun", PLACE)
    assert link.startswith(begins)
    assert link.partition("#")[2] == form.partition("#")[2]
    assert told(link) | {"form": ""} == {
        "subject": "Fel i Partnerskapskartan: Åre kommun",
        "address": "place?language=en&id=vaxjo",
        "revision": "abc123",
        "form": "",
    }


@pytest.mark.parametrize(
    "contact", ["", "  ", "växeln 0470-410 00", "javascript:alert(1)", "data:text/html,x"]
)
def test_without_an_address_there_is_no_link_and_the_server_warns(contact: str) -> None:
    assert Reports(contact).link(SV, "x", PLACE) == contact_link(contact) == ""
    assert "PARTNERSKAPSKARTAN_CONTACT" in missing_contact(contact)
    assert NOBODY.link(SV, "x", PLACE) == ""


@pytest.mark.parametrize("contact", ["karta@example.se", "https://example.org/fel"])
def test_with_one_it_does_not(contact: str) -> None:
    assert missing_contact(contact) == ""
