"""The panel beside the map: the selection when there is one, else the chosen tab."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from components.parts.panel.render import SHOWN_BARS, SHOWN_ROWS, panel
from components.state.state import PANELS
from tests.components.view.real import view


def page(**chosen: object) -> LexborHTMLParser:
    return LexborHTMLParser(panel(view(**chosen)))


def test_the_overview_has_the_counts_of_the_view_and_its_longest_bars() -> None:
    shown = view()
    counts = shown.counts
    found = [int(n.text()) for n in page().css(".pk-figures dd")]
    assert found == [counts.partnerships, counts.swedish_places, counts.partner_places, counts.countries]
    themes, countries = page().css(".pk-bars")
    for bars, field in ((themes, "theme"), (countries, "country")):
        numbers = [int(n.text()) for n in bars.css(".pk-n")]
        assert numbers == sorted((o.count for o in shown.counted(field)), reverse=True)[:SHOWN_BARS]
        shares = [float(s) for s in re.findall(r"--share: ([\d.]+)%", bars.html or "")]
        assert shares == [round(100 * n / numbers[0], 1) for n in numbers]


def test_each_tab_is_there_and_the_chosen_one_is_marked() -> None:
    for tab in PANELS:
        links = page(panel=tab).css(".pk-tabs a")
        assert len(links) == len(PANELS)
        assert [PANELS[i] for i, a in enumerate(links) if "aria-current" in a.attributes] == [tab]


def test_a_long_list_is_cut_and_leads_to_the_table() -> None:
    shown = view(panel="list", status=(), funding=())
    found = LexborHTMLParser(panel(shown))
    assert len(shown.rows) > SHOWN_ROWS
    assert str(len(shown.rows) - SHOWN_ROWS) in found.css("a.pk-more")[-1].text()
    assert (found.css("a.pk-more")[-1].attributes["href"] or "").startswith("./table?")


def test_a_selected_place_has_its_partnerships_and_a_way_back() -> None:
    found = page(selection="place:vaxjo")
    assert found.css("h2")[0].text() == "Växjö kommun"
    assert found.css("a.pk-clear")[0].attributes["href"] == "./"
    assert "./place?id=vaxjo" in {a.attributes["href"] for a in found.css("a.pk-more")}
    assert found.css(".pk-tabs") == []


def test_what_the_filters_hide_of_a_selection_is_shown_apart() -> None:
    found = page(selection="place:vaxjo", country=("KE",))
    assert found.css("h3.pk-outside")
    assert page(selection="place:vaxjo", status=(), funding=()).css("h3.pk-outside") == []
