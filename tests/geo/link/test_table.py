"""A table of articles gains what is proposed."""

from __future__ import annotations

import pytest

from data.reading.read_folder import read_folder
from geo.link.table import UnreadableTable, link_table
from tests.conftest import TABLES

REAL = read_folder(TABLES).dataset


def test_the_table_keeps_its_columns_and_gains_four() -> None:
    rows = list(link_table(REAL, "x;title;teaser;language\n1;Växjö och An Giang;Rent vatten.;sv\n"))
    assert rows[0] == ["x", "title", "teaser", "language", "places", "partnerships", "themes", "evidence"]
    assert rows[1][4:7] == ["vaxjo;an-giang", "vaxjo-an-giang", "water_waste"]
    assert "vaxjo-an-giang (high): Växjö + An Giang" in rows[1][7]


def test_how_sure_a_proposal_must_be() -> None:
    text = "title\nSkövde planerar\n"
    assert [list(link_table(REAL, text))[1][2], list(link_table(REAL, text, "low"))[1][2]] == [
        "",
        "skovde-tbilisi",
    ]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", 'title\n"open\n'])
def test_a_table_that_cannot_be_read(text: str) -> None:
    with pytest.raises(UnreadableTable):
        list(link_table(REAL, text))
