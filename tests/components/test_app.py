"""What Streamlit runs, from its first line: the navigation, and the page that it chooses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def test_a_visitor_loads_nothing_of_the_editors_page(tmp_path: Path) -> None:
    """Where there is one, it is loaded when somebody opens it; the sign-in, when somebody signs in."""
    code = """
import sys
import dashboard
from tests.components.app_pages.conftest import prepared
from components.state.state import PAGES
for page in PAGES:
    assert not prepared(page).run().exception
late = ("components.app_pages.editing", "components.parts.editing_", "authlib", "joserfc", "cryptography", "httpx.")
named = ("data.editing", "data.editing.roles", "data.editing.claims")
loaded = [m for m in sys.modules if m.startswith(late) or (m.startswith("data.editing") and m not in named)]
print(loaded, file=sys.stderr)
"""
    variables = {
        "EDITING": "local",
        "STORE": str(tmp_path / "store.sqlite"),
        "CACHE": str(tmp_path / "cache"),
        "TODAY": TODAY,
    }
    environment = os.environ | {f"PARTNERSKAPSKARTAN_{name}": value for name, value in variables.items()}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines()[-1] == "[]"
