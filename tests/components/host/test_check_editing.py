"""The server does not start unless it is sure who may edit; the reason says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from components.host import check_editing as module
from components.host.check_editing import check_editing
from components.settings import SettingError, settings
from tests.conftest import ROOT

GOOD = """[auth]
redirect_uri = "https://map.example.org/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "map"
client_secret = "x"
server_metadata_url = "https://id.example.org/.well-known/openid-configuration"
"""
NAMED = """[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
[auth.work]
client_id = "map"
client_secret = "x"
server_metadata_url = "https://id.example.org/.well-known/openid-configuration"
"""
ANNA = "anna@example.org:publisher"


@pytest.fixture
def secrets(tmp_path: Path) -> Iterator[Path]:
    """A file of secrets in the place of everybody's."""
    path = tmp_path / "secrets.toml"
    before = config.get_option("secrets.files")
    config.set_option("secrets.files", [str(path)])
    secrets_singleton._reset()
    yield path
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


def trouble(editing: str, editors: str = ANNA, *, has_store: bool = True, **variables: str) -> str:
    """What the server says instead of starting."""
    chosen = {"EDITING": editing, "EDITORS": editors, **variables}
    try:
        check_editing(settings({f"PARTNERSKAPSKARTAN_{k}": v for k, v in chosen.items()}), has_store)
    except SettingError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("content", [GOOD, NAMED])
def test_what_is_sound_starts(secrets: Path, content: str) -> None:
    secrets.write_text(content)
    assert trouble("sign-in") == ""
    assert "needs a store" in trouble("sign-in", has_store=False)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (GOOD, "", "needs the provider of identities in .streamlit/secrets.toml"),
        ("[auth]", "[auth", "needs the provider of identities"),
        (re.search("client_secret.*\n", GOOD)[0], "", "client_secret"),  # type: ignore[index]
        (re.search("cookie_secret.*\n", GOOD)[0], "", "cookie_secret"),  # type: ignore[index]
        ("89abcdef0123456789abcdef", "", "cookie_secret of at least 32"),
        ("/oauth2callback", "/callback", "needs a redirect_uri like"),
        ("https://map.example.org/", "http://map.example.org/", "needs a redirect_uri like"),
        ("https://id.example.org", "https://login.microsoftonline.com/common/v2.0", "name your own tenant"),
    ],
)
def test_secrets_that_are_not_enough_are_told(secrets: Path, old: str, new: str, told: str) -> None:
    assert old in GOOD
    secrets.write_text(GOOD.replace(old, new))
    said = trouble("sign-in")
    assert said.startswith("PARTNERSKAPSKARTAN_EDITING=sign-in ")
    assert told in said
    assert said.endswith("(docs/how-to/set-up-editing.md).")
    assert (ROOT / module.GUIDE).exists()


def test_somebody_has_to_be_able_to_publish(secrets: Path, tmp_path: Path) -> None:
    secrets.write_text(GOOD)
    assert "set PARTNERSKAPSKARTAN_EDITORS" in trouble("sign-in", "")
    assert "set PARTNERSKAPSKARTAN_EDITORS" in trouble("sign-in", "anna@example.org:editor")
    assert "cannot be read" in trouble("sign-in", str(tmp_path / "nobody"))
    (tmp_path / "editors").write_text(f"# who\n{ANNA}\n")
    assert trouble("sign-in", str(tmp_path / "editors")) == ""
    (tmp_path / "editors").write_text("anna@example.org:boss")
    assert "anna@example.org:boss" in trouble("sign-in", str(tmp_path / "editors"))


def test_what_the_sign_in_needs_is_installed(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets.write_text(GOOD)
    monkeypatch.setattr(
        "components.host.internals.streamlit_sign_in.PACKAGES", ("authlib", "no_such_package")
    )
    assert "needs no_such_package: python3 -m pip install" in trouble("sign-in")


@pytest.mark.parametrize(
    ("option", "value", "editing"),
    [
        ("server.trustedUserHeaders", {"X-User": "email"}, "sign-in"),
        ("server.enableXsrfProtection", False, "sign-in"),
        ("server.address", None, "local"),
        ("server.address", "0.0.0.0", "local"),  # noqa: S104
        ("server.address", "192.0.2.1", "local"),
    ],
)
def test_a_server_that_trusts_too_many_does_not_start(
    secrets: Path, option: str, value: object, editing: str
) -> None:
    secrets.write_text(GOOD)
    before = {name: config.get_option(name) for name in (option, "server.address")}
    try:
        config.set_option("server.address", "localhost")
        assert trouble(editing) == ""
        config.set_option(option, value)
        assert option in trouble(editing)
    finally:
        for name, was in before.items():
            config.set_option(name, was)


def test_local_mode_is_not_for_a_public_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "listening_address", lambda: "localhost")
    assert trouble("local", "", ADDRESS="http://localhost:8501/") == ""
    assert "PARTNERSKAPSKARTAN_ADDRESS is https://map.example.org/" in trouble(
        "local", "", ADDRESS="https://map.example.org/"
    )
    assert "needs a store" in trouble("local", "", has_store=False)


def test_without_editing_nothing_is_needed() -> None:
    assert trouble("", "", has_store=False) == ""
