"""Which language a browser's header asks for."""

from __future__ import annotations

import pytest

from components.language.preferred import preferred


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ("", "sv"),
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("en-GB,en;q=0.9,sv;q=0.8", "en"),
        ("en;q=0.5, sv;q=0.7", "sv"),
        ("uk,ru;q=0.9,en;q=0.4", "en"),
        ("fi, sv;q=0.3", "sv"),
        ("es-CO,es;q=0.9", "en"),
        ("*", "sv"),
        ("SV", "sv"),
        ("en;q=0, sv;q=0.1", "sv"),
        ("en;q=x, sv", "sv"),
        (";;;,=", "sv"),
    ],
)
def test_the_first_of_the_readers_languages_that_we_have(accepted: str, code: str) -> None:
    assert preferred(accepted) == code
