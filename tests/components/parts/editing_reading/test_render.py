"""What was understood of something that is brought in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from components.language import language
from components.parts.editing_reading.render import heading, reading, summary
from data.editing.incoming import Incoming
from data.editing.read_incoming import read_pasted
from data.records import Dataset
from data.store.revision import files_of

SV, EN = language("sv"), language("en")
HEAD = "Namn\tLand\tSlag\tLatitud\tLongitud\t<b>Eget</b>\n"


@pytest.fixture
def pasted(sample: Dataset) -> Callable[[str], Incoming]:
    return lambda rows: read_pasted(HEAD + rows, files_of(sample), date(2026, 11, 22))


def test_sheets_columns_and_counts_are_told(pasted: Callable[[str], Incoming]) -> None:
    incoming = pasted("Masaka\tUganda\tStad\t-0.3411\t31.7361\t<i>x</i>\nJinja\tUganda\tStad\t0.5\t33.2\t\n")
    html = reading("nya <platser>.csv", incoming, EN)
    assert "nya &lt;platser&gt;.csv" in html
    assert "2 rows were read: 1 new, 1 changed" in html
    assert 'data-label="Read as">Places' in html
    assert 'data-label="New">1' in html
    assert "Namn <span" in html
    assert "→ Name" in html
    assert "&lt;b&gt;Eget&lt;/b&gt; <span" in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("rows", "sv"),
    [("", "Inga rader att läsa"), ("Jinja\tUganda\tStad\t\t\t\n", "Allt i filen finns redan")],
)
def test_that_nothing_is_new_is_told(pasted: Callable[[str], Incoming], rows: str, sv: str) -> None:
    assert summary(pasted(rows), SV).startswith(sv)


def test_a_heading_is_text() -> None:
    assert "<h2>1 &lt; 2</h2>" in heading("1 < 2")
