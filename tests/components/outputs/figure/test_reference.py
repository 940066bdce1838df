"""References to a figure: three styles, two files, and an address only where a public one is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from components.outputs.figure.reference import REFERENCE_KINDS, STYLES, cited, reference, reference_file
from components.outputs.figure.request import NOWHERE
from components.state.figure import Options
from components.state.state import LANGUAGES
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, view


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_style_tells_who_when_what_which_and_where(real: Dataset, style: str, code: str) -> None:
    shown = view(real, language=code, country=("ZM",))
    built = reference(asked(shown, Options(), ORIGIN))
    text = cited(asked(shown, Options(), ORIGIN), style)
    for report in ("Exempelorganisationen", "2026", built.title, "Zambia", real.revision, built.address):
        assert report in text, report
    assert built.address.startswith("https://example.org/karta/?")
    assert re.search(r"2026-11-22|22 november 2026", text, re.IGNORECASE)


@pytest.mark.parametrize("style", STYLES)
def test_without_organisation_and_address_none_is_made_up(real: Dataset, style: str) -> None:
    text = cited(asked(view(real), Options(), NOWHERE), style)
    assert text.count("Partnerskapskartan") == 1
    assert "http" not in text
    assert "localhost" not in text


def fields_of(text: str, pattern: str) -> dict[str, Any]:
    return dict(re.findall(pattern, text, re.MULTILINE))


def test_the_files_hold_the_same_and_no_command_of_their_format(real: Dataset) -> None:
    odd = replace(ORIGIN, organisation="Växjö & {Co}_100%")
    options = Options(title="Vi \\ de # 1")
    built = reference(asked(view(real), options, odd))
    tex = reference_file(asked(view(real), options, odd), "bib")
    fields = fields_of(tex, r"^  (\w+) = \{(.*)\},?$")
    assert fields["title"] == r"{Vi \textbackslash{} de \# 1}"
    assert fields["author"] == r"{Växjö \& \{Co\}\_100\%}"
    assert (fields["year"], fields["urldate"]) == ("2026", "2026-11-22")
    ris = fields_of(reference_file(asked(view(real), options, odd), "ris"), r"^([A-Z][A-Z0-9])  - (.*?)\r?$")
    assert (ris["TY"], ris["AU"], ris["TI"], ris["UR"]) == (
        "MAP",
        odd.organisation,
        options.title,
        built.address,
    )
    assert list(ris)[-1] == "ER"
    assert set(REFERENCE_KINDS) == {"bib", "ris"}
