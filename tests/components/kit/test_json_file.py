"""A value becomes a file that an independent reader of JSON reads, whatever stands in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from pydantic_core import from_json

from components.kit.json_file import json_bytes, json_text
from data.plain_text import fit
from tests.data.test_plain_text import any_text


@given(any_text)
@example('\\b\b\\\\u0007\x07\\\b\f"\\/\n\r\t')
def test_texts_and_names_are_read_back(text: str) -> None:
    assert from_json(json_bytes({text: [text]})) == {fit(text): [fit(text)]}


def test_a_day_is_a_text_and_what_is_no_number_an_error() -> None:
    assert json_text([date(2026, 1, 2), None, 1.5]) == '["2026-01-02",null,1.5]'
    assert json_text({"a": ["å"]}, indent=2) == '{\n  "a": [\n    "å"\n  ]\n}'
    for value, error in ((float("nan"), ValueError), (Decimal(1), TypeError)):
        with pytest.raises(error):
            json_text(value)
