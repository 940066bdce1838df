"""The rights of a request; those of sessions are in tests/security/test_sign_in.py, with a provider."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.requests import HTTPConnection

from components.host import sign_in
from components.host.sign_in import editor_asking, editor_in, end_sign_in
from components.settings import now, settings
from data.editing.roles import Editor


def asking(client: str = "127.0.0.1", **headers: str) -> HTTPConnection:
    raw = [
        (name.lower().encode(), value.encode()) for name, value in {"Host": "localhost", **headers}.items()
    ]
    return HTTPConnection({"type": "http", "headers": raw, "client": (client, 1)})


def claims(number: int = 1, seconds: int = 60) -> dict[str, Any]:
    at = int(now().timestamp())
    return {"is_logged_in": True, "email": "anna@example.org", "exp": at + seconds, "nonce": str(number)}


def chosen(editing: str, editors: str = "anna@example.org:publisher") -> Any:
    return settings({"PARTNERSKAPSKARTAN_EDITING": editing, "PARTNERSKAPSKARTAN_EDITORS": editors})


@pytest.fixture(autouse=True)
def _nothing_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "_ended", {})


def test_local_mode_goes_by_where_a_request_comes_from() -> None:
    assert editor_asking(chosen("local"), asking()) == Editor("", "publisher")
    assert editor_asking(chosen("local"), asking("192.0.2.1")) == "elsewhere"
    assert editor_asking(chosen("local"), asking(**{"X-Forwarded-For": "127.0.0.1"})) == "elsewhere"
    assert editor_in(chosen("local"), "no session") == "elsewhere"


def test_a_sign_in_counts_until_it_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    anna = Editor("anna@example.org", "publisher")
    one, other = claims(1), claims(2)
    given = [one]
    monkeypatch.setattr(sign_in, "claims_in", lambda cookies: given[0])
    assert editor_asking(chosen("sign-in"), asking()) == anna
    end_sign_in(one | {"origin": "http://localhost", "provider": "default"})
    assert editor_asking(chosen("sign-in"), asking()) == "signed-out"
    given[0] = other  # on another machine
    assert editor_asking(chosen("sign-in"), asking()) == anna
    assert editor_asking(chosen(""), asking()) == "signed-out"
    assert editor_in(chosen("sign-in"), "no session") == "signed-out"


def test_ended_sign_ins_are_remembered_while_they_would_last_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sign_in, "MOST_ENDED", 3)
    end_sign_in(claims(0, -1))
    assert len(sign_in._ended) == 0
    for number in range(5):
        end_sign_in(claims(number, 60 + number))
    assert len(sign_in._ended) == 3
    assert min(sign_in._ended.values()) - now().timestamp() > 60
    sign_in._ended.update(dict.fromkeys(sign_in._ended, 0.0))
    end_sign_in(claims(9))
    assert len(sign_in._ended) == 1


def test_a_file_of_editors_that_cannot_be_read_gives_nobody_a_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sign_in, "claims_in", lambda cookies: claims())
    path = tmp_path / "editors"
    path.write_text("# who may\nanna@example.org:viewer\n")
    assert editor_asking(chosen("sign-in", str(path)), asking()) == Editor("anna@example.org", "viewer")
    path.unlink()
    assert editor_asking(chosen("sign-in", str(path)), asking()) == "unlisted"
    assert str(path) in caplog.text


def test_somebody_signs_in_with_each_provider_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = {"client_id": "a"}
    for section, expected in (
        ({"client_id": "a"}, ("default",)),
        ({"work": provider, "client_kwargs": {"prompt": "login"}}, ("work",)),
        ({"client_id": "a", "work": provider}, ("default", "work")),
    ):
        monkeypatch.setattr(sign_in, "auth_section", lambda given=section: given)
        assert sign_in.providers() == expected
