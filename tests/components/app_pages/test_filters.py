"""Widgets of filters, state and address are one."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.host.internals.streamlit_server import BUTTONS
from components.parts.filters.options import MORE
from tests.components.app_pages.seen import html, widget


def test_a_filter_changes_rows_and_address(app: AppTest) -> None:
    app.run()
    widget(app, "country").set_value(["UA"]).run()
    assert not app.exception
    assert app.query_params["country"] == "UA"
    assert "12 aktiva ICLD-finansierade partnerskap" in html(app)


def test_an_address_sets_the_widgets(app: AppTest) -> None:
    app.query_params["country"] = "KE,UA"
    app.query_params["language"] = "en"
    app.query_params["status"] = "all"
    app.run()
    assert widget(app, "country").value == ["KE", "UA"]
    assert "partnerships between" in html(app)
    assert app.session_state["state"].status == ()


def test_a_new_address_replaces_what_was_chosen(app: AppTest) -> None:
    app.run()
    widget(app, "country").set_value(["UA"]).run()
    app.query_params["country"] = "KE"
    app.run()
    assert app.session_state["state"].country == ("KE",)
    assert widget(app, "country").value == ["KE"]


def test_what_would_give_nothing_is_seen_as_such_unless_it_is_chosen(app: AppTest) -> None:
    app.query_params["theme"] = "migration"
    app.query_params["text"] = "homa bay"
    app.run()
    shown = [option.content for option in widget(app, "theme").proto.options]
    assert all(text.startswith(":gray[") for text in shown if "Migration" not in text)
    assert "Migration och flykt \\(0\\)" in shown


def more(app: AppTest) -> tuple[str, bool]:
    """Return what stands on the disclosure of the further filters, and whether it is open."""
    (result,) = app.sidebar.expander
    return result.label, result.proto.expanded


def test_the_further_filters_are_open_when_one_of_them_is_in_use(app: AppTest) -> None:
    app.query_params["theme"] = "climate"
    app.run()
    assert more(app) == ("Fler filter", False)
    app.query_params.update({"goal": "5", "status": "all", "language": "en"})
    app.run()
    assert more(app) == ("More filters (2 in use)", True)
    assert widget(app, "goal").value == ["5"]


def test_the_further_filters_stay_open_until_the_next_address(app: AppTest) -> None:
    app.run()
    widget(app, "goal").set_value(["16"]).run()
    assert app.query_params["goal"] == "16"
    assert more(app) == ("Fler filter (1 används)", True)
    widget(app, "goal").set_value([]).run()
    assert more(app) == ("Fler filter", True)
    app.query_params["country"] = "KE"
    app.run()
    assert more(app) == ("Fler filter", False)


def test_the_further_filters_stand_behind_the_disclosure_and_the_others_before_it(app: AppTest) -> None:
    app.run()
    (result,) = app.sidebar.expander
    inside = {w.key.split("-")[0] for w in (*result.multiselect, *result.get(BUTTONS))}
    assert inside == set(MORE) - {"basis"}  # which stands there once a link has chosen it
