"""A partner is found by each of its names, in whatever script, by the application and by the browser alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.records import Dataset
from geo.naming.fold import fold
from tests.browser.site.engine import Engine, running
from tests.names import asked, lost, lost_in_browser

NAMES = (
    *("Херсон", "Івано-Франківськ", "Кам’янець-Подільський", "Їжакевичі", "Бийск", "Пећ", "Чаир"),
    *("თბილისი", "Երևան", "武汉", "武漢市", "ホーチミン", "서울", "Đắk Nông", "Ελλάς", "Çiğli", "Diyarbakır"),
    *("കൊച്ചി", "कोच्चि", "ភ្នំពេញ", "አዲስ አበባ", "الخليل", "أريحا", "תל אביב", "กรุงเทพฯ"),
)
"""Cyrillic with marks, capitals that came late, scripts without spaces or capitals, marks that are letters."""


@pytest.fixture(scope="module")
def many(real: Dataset) -> Dataset:
    """The tables with all these names on one partner."""
    kherson = replace(real.places["kherson"], aliases=NAMES)
    return replace(real, revision="many names", places={**real.places, "kherson": kherson})


def test_every_name_of_every_partner_finds_it(real: Dataset, engine: Engine) -> None:
    assert len(asked(real)) > 900
    assert lost(real) == []
    assert lost_in_browser(engine, real) == []


def test_names_in_other_scripts_find_it(many: Dataset) -> None:
    assert {name for place, name in asked(many) if place == "kherson"} > {*NAMES}
    assert lost(many) == []
    with running(many) as engine:
        assert lost_in_browser(engine, many) == []


def test_what_is_not_its_name_does_not(many: Dataset) -> None:
    """Which the browser would tell as lost."""
    other = replace(many.places["kalush"], aliases=("Калуш",))
    wrong = replace(many, revision="two names", places={**many.places, "kalush": other})
    with running(many) as engine:
        assert lost_in_browser(engine, wrong) == [("kalush", "Калуш"), ("kalush", "КАЛУШ")]


def test_names_are_folded_alike(engine: Engine) -> None:
    names = [*NAMES, *map(str.upper, NAMES), "Камʼянець", "Кам'янець", "Ḥalab", "Beʻer Shevaʼ"]
    assert engine.evaluate("names => names.map(PartnershipSite.text.fold)", names) == [*map(fold, names)]
