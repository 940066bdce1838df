"""How a figure names a partnership."""

from __future__ import annotations

from components.outputs.figure.row_names import NO_BREAK, pair, partners
from components.state.state import State
from data.records import Dataset
from tests.components.outputs.figure.seen import view


def test_both_ends_are_named_with_their_numbers_and_each_country_once(real: Dataset) -> None:
    shown = view(real, State(status=(), funding=()))
    for row in shown.rows:
        numbers = {p.id: i + 1 for i, p in enumerate(row.partners)}
        text = partners(shown, row, numbers)
        assert all(f"{n}{NO_BREAK}" in text for n in numbers.values())
        for code in {p.country for p in row.partners} - set(row.partnership.unnamed):
            alike = [p for p in row.partners if p.country == code]
            assert 1 <= text.count(f"({shown.language.country(code)})") <= len(alike)
        swedish = shown.language.short(row.swedish)
        assert pair(shown, row).startswith(swedish)
        assert swedish in pair(shown, row, partner_first=True)
        if row.partners and not row.partnership.unnamed:
            assert len(partners(shown, row, countries=False)) < len(partners(shown, row))
