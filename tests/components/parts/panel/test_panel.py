"""The panel beside the map: the selection when there is one, else the chosen tab."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from components.parts.panel.overview import SHOWN, SHOWN_NEWS
from components.parts.panel.render import SHOWN_ROWS, panel
from components.state.state import PANELS
from components.view.outlook import outlook
from tests.components.view.real import view


def page(**chosen: object) -> LexborHTMLParser:
    return LexborHTMLParser(panel(view(**chosen)))


def links(found: LexborHTMLParser, heading: str) -> list[tuple[str, str]]:
    """Text and address of each line and way below a heading."""
    part = next(s for s in found.css(".pk-ahead") if s.css_first("h2").text() == heading)
    return [(" ".join(a.text().split()), a.attributes["href"] or "") for a in part.css("a")]


def test_the_overview_names_who_ends_and_leads_to_them() -> None:
    shown, ahead = view(), outlook(view())
    found = links(page(), "Slutar inom 12 månader")
    assert len(ahead.ends) > SHOWN
    for line, (text, target) in zip(ahead.ends[:SHOWN], found, strict=False):
        assert text.startswith(f"{line.row.swedish.short_name} – ")
        assert text.endswith(line.date.text)
        assert target == f"./?selection=partnership:{line.row.id}"
    together = sum(x.date == ahead.ends[0].date for x in ahead.ends)
    assert together > SHOWN
    note = f"{together} partnerskap slutar 2026. Dagarna är inte kända, så de står i bokstavsordning."
    assert page().css_first(".pk-ahead .pk-muted").text() == note
    more, programme = found[SHOWN:]
    assert more == (f"{len(ahead.ends) - SHOWN} till, ordnade efter slut", "./table?sort=end")
    assert programme[0].startswith(
        f"{len(ahead.with_programme)} partnerskap slutar med programmet den 31 december 2026"
    )
    assert programme[1] == "./table?basis=reckoned&sort=-start"
    assert {r.id for r in ahead.with_programme} <= {r.id for r in shown.rows}


def test_ends_that_differ_stand_by_date_without_a_word_about_it() -> None:
    few = page(country=("KE", "ZM"), funding=())
    assert len(outlook(view(country=("KE", "ZM"), funding=())).ends) <= SHOWN
    assert "bokstavsordning" not in few.text()


def test_the_overview_names_what_is_new_and_why_others_are_uncertain() -> None:
    ahead = outlook(view(language="en"))
    started = links(page(language="en"), "Newest starts")
    assert [target.rpartition(":")[2] for _, target in started[:SHOWN]] == [
        x.row.id for x in ahead.started[:SHOWN]
    ]
    assert started[SHOWN][1] == "./table?language=en&sort=-start"
    assert len(links(page(language="en"), "Newest information")) == SHOWN_NEWS
    doubts = links(page(language="en"), "What is uncertain, and why")
    assert [int(text.rpartition(" ")[2]) for text, _ in doubts] == [n for _, n in ahead.doubts]
    assert [target for _, target in doubts] == [
        f"./table?language=en&status=all&basis={basis}" for basis, _ in ahead.doubts
    ]
    assert page(language="en").css("a.pk-more")[-1].attributes["href"] == "./numbers?language=en"


def test_on_another_day_the_overview_says_from_when() -> None:
    heading = page(date="2020-06", language="en").css_first(".pk-ahead h2").text()
    assert heading == "Planned to end within 12 months of 1 June 2020"
    over = page(status=("ended",))
    assert "Slutar inom 12 månader" not in [h.text() for h in over.css(".pk-ahead h2")]


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
