"""What Streamlit runs, from its first line: the navigation, and the page that it chooses."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.components.app_pages.conftest import TODAY
from tests.components.app_pages.seen import html
from tests.conftest import ROOT


def test_the_plain_address_gives_the_map(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_TODAY", TODAY)
    app = AppTest.from_file(str(ROOT / "components" / "app.py"), default_timeout=60)
    app.query_params["country"] = "KE"
    app.run()
    assert not app.exception
    assert "3 aktiva ICLD-finansierade partnerskap" in html(app)
    # Header and footer stand around it, and the address is written again.
    assert "<header" in html(app)
    assert "<footer" in html(app)
    assert app.query_params["country"] in ("KE", ["KE"])
