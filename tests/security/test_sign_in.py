"""Nobody edits without the right, whatever they send: at a real provider, and to the server as it runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests
from joserfc import jwt
from joserfc.jwk import OctKey

from components.host.internals.streamlit_sign_in import LOGIN, LOGOUT, MEDIA, UPLOADS, USER_COOKIE
from data.store.drafts import Drafts
from data.store.store import Store, open_store
from tests.browser.harness.server import free_port, serve
from tests.security.provider import FAULTS, SECRET, Claims, Provider, provider, with_sign_in
from tests.security.session import XSRF, Session

ANNA: Claims = {"email": "anna@example.org", "email_verified": True}
SIGN_IN = "Logga in för att fortsätta"
BEGIN, TITLE = "Börja ett utkast", "Vad ska ändras?"
EDITORS = "anna@example.org:publisher\n@editors.example.org:editor berit@example.org:viewer\n"


@dataclass
class Installation:
    """The application with sign-in: its address, its provider, its store, and the file of who may what."""

    address: str
    provider: Provider
    store: Store
    editors: Path

    def sign_in(self, claims: Claims, fault: str = "", provider_name: str = "default") -> requests.Session:
        """Do what a browser does for somebody whom the provider knows by these claims."""
        self.provider.claims, self.provider.fault = claims, fault
        browser = requests.Session()
        browser.get(f"{self.address}/_stcore/health")  # brings the token against forged requests
        token = jwt.encode(
            {"alg": "HS256"},
            {"provider": provider_name, "exp": int(time.time()) + 60},
            OctKey.import_key(SECRET),
        )
        answer = browser.get(
            f"{self.address}{LOGIN}",
            params={"provider": token},
            headers={"Referer": f"{self.address}/editing?section=history&language=en&odd=1"},
        )
        assert answer.status_code == 200
        browser.headers["X-Landed"] = urlsplit(answer.url)._replace(scheme="", netloc="").geturl()
        return browser

    def session(self, browser: requests.Session | None = None, **headers: str) -> Session:
        return Session(self.address, dict(browser.cookies) if browser else {}, headers)

    def upload(self, session: str, browser: requests.Session | None = None, method: str = "PUT") -> int:
        asking = browser or requests.Session()
        if XSRF not in asking.cookies:
            asking.get(f"{self.address}/_stcore/health")
        return asking.request(
            method,
            f"{self.address}{UPLOADS}{session}/a",
            files={"file": ("a.csv", b"a,b\n")},
            headers={"X-Xsrftoken": asking.cookies[XSRF]},
        ).status_code

    def drafts(self) -> list[str]:
        return [entry.title for entry in Drafts(self.store).entries()]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    home = tmp_path_factory.mktemp("home")
    port = free_port()
    editors = home / "editors"
    editors.write_text(EDITORS, encoding="utf-8")
    with provider() as identities:
        chosen = with_sign_in(home, port, identities.address, str(editors))
        with serve(port=port, **chosen) as server:
            yield Installation(server.address, identities, open_store(str(home / "store.sqlite")), editors)


@pytest.fixture(autouse=True)
def _roles(running: Installation) -> Iterator[None]:
    yield
    running.editors.write_text(EDITORS, encoding="utf-8")


def test_an_editor_signs_in_comes_back_and_begins_a_draft(running: Installation) -> None:
    browser = running.sign_in(ANNA)
    assert browser.headers["X-Landed"] == "/editing?section=history&language=en"
    with running.session(browser) as session:
        text = session.run()
        assert "Inloggad som anna@example.org." in text
        assert "Du får ändra och publicera." in text
        session.run(press=session.buttons[BEGIN], typed={session.fields[TITLE]: "Anna provar"})
    assert "Anna provar" in running.drafts()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_sign_in_that_is_not_sound_is_none(running: Installation, fault: str) -> None:
    browser = running.sign_in(ANNA, fault)
    assert USER_COOKIE not in browser.cookies
    assert "sign-in=failed" in str(browser.headers["X-Landed"]) or fault == "no-state"
    with running.session(browser) as session:
        assert SIGN_IN in session.run()
        assert BEGIN not in session.buttons


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"email": "cilla@example.org"}, "cilla@example.org hör inte till redaktionen."),
        ({"email": "anna@example.org.example.com"}, "hör inte till redaktionen."),
        ({"email": "@editors.example.org"}, "hör inte till redaktionen."),
        ({**ANNA, "email_verified": False}, "Kontot har ingen bekräftad e-postadress."),
        ({**ANNA, "email_verified": "false"}, "Kontot har ingen bekräftad e-postadress."),
        ({"name": "anna@example.org"}, "Kontot har ingen bekräftad e-postadress."),
        # Within the two minutes by which a provider's clock may be wrong it is accepted, and counts no more.
        ({**ANNA, "exp": int(time.time()) - 30}, "Inloggningen har gått ut."),
    ],
)
def test_whoever_has_signed_in_without_a_right_is_told_why(
    running: Installation, claims: Claims, told: str
) -> None:
    claims = claims | ({"exp": int(time.time()) - 30} if "exp" in claims else {})
    browser = running.sign_in(claims)
    with running.session(browser) as session:
        text = session.run()
        assert told in text
        assert SIGN_IN in text
        assert BEGIN not in session.buttons
        assert running.upload(session.id, browser) == 403


def test_a_role_that_is_taken_away_counts_at_the_next_action(running: Installation) -> None:
    browser = running.sign_in({"email": "eva@editors.example.org"})
    with running.session(browser) as session:
        session.run()
        begin, title = session.buttons[BEGIN], session.fields[TITLE]
        running.editors.write_text("anna@example.org:publisher @editors.example.org:viewer")
        text = session.run(press=begin, typed={title: "Eva som läsare"})
        assert "Du har rätt att läsa utkast men inte att ändra dem." in text
        assert "Du får läsa utkast och historik." in text
        assert running.upload(session.id, browser) == 403
        running.editors.write_text("anna@example.org:publisher @editors.example.org:chef")
        assert "eva@editors.example.org hör inte till redaktionen." in session.run()
    assert "Eva som läsare" not in running.drafts()


def test_messages_of_a_visitor_do_nothing(running: Installation) -> None:
    """A visitor sends what an editor's browser sends: the same buttons, the same fields."""
    editor = running.sign_in(ANNA)
    with running.session(editor) as session, running.session() as visitor:
        session.run()
        begin, typed = session.buttons[BEGIN], {session.fields[TITLE]: "Från en besökare"}
        for _ in range(2):
            assert SIGN_IN in visitor.run(press=begin, typed=typed)
        # With the editor's cookie, but from a page of another site, or without the token against forged requests.
        stolen = {k: v for k, v in editor.cookies.items() if k != XSRF}
        with Session(running.address, stolen) as other:
            assert SIGN_IN in other.run(press=begin, typed=typed)
    assert "Från en besökare" not in running.drafts()


def test_files_go_to_and_come_from_editors_only(running: Installation) -> None:
    editor, viewer = running.sign_in(ANNA), running.sign_in({"email": "berit@example.org"})
    with running.session(editor) as session, running.session(viewer) as reading, running.session() as visitor:
        session.run()
        reading.run()
        visitor.run()
        for method in ("PUT", "POST", "DELETE"):
            assert running.upload(visitor.id, None, method) == 403
            assert running.upload(session.id, None, method) == 403
            assert running.upload(session.id, viewer, method) == 403
            assert running.upload(reading.id, viewer, method) == 403
            assert running.upload(visitor.id, editor, method) == 403
        assert running.upload(session.id, editor) == 204
        assert running.upload(session.id, editor, "DELETE") == 204
    media = f"{running.address}{MEDIA}0.csv"
    assert requests.get(media, timeout=10).status_code == 403
    assert [browser.get(media).status_code for browser in (editor, viewer)] == [404, 404]


def test_signing_out_ends_the_right_everywhere(running: Installation) -> None:
    browser = running.sign_in(ANNA)
    copied = dict(browser.cookies)
    with running.session(browser) as session:
        session.run()
        begin, typed = session.buttons[BEGIN], {session.fields[TITLE]: "Efter utloggning"}
        answer = browser.get(f"{running.address}{LOGOUT}")
        assert urlsplit(answer.url).path == "/editing"
        assert USER_COOKIE not in browser.cookies
        text = session.run(press=begin, typed=typed)
        assert SIGN_IN in text
        assert BEGIN not in session.buttons
        with Session(running.address, copied) as again:
            assert SIGN_IN in again.run()
        kept = requests.Session()
        kept.cookies.update(copied)
        assert running.upload(session.id, kept) == 403
    assert "Efter utloggning" not in running.drafts()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("local")
    chosen = {
        "HOME": str(home),
        "PARTNERSKAPSKARTAN_CACHE": str(home / "cache"),
        "PARTNERSKAPSKARTAN_STORE": str(home / "store.sqlite"),
        "PARTNERSKAPSKARTAN_EDITING": "local",
    }
    with serve(**chosen) as server:
        yield server.address


@pytest.mark.parametrize(
    "sent",
    [
        {"Host": "map.example.org", "Origin": "http://map.example.org"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Via": "1.1 example"},
        {"Origin": "http://localhost:1"},
    ],
    ids="-".join,
)
def test_local_mode_is_for_this_machine(local: str, sent: dict[str, str]) -> None:
    with Session(local, {}) as here, Session(local, {}, sent) as away:
        assert "Lokalt läge: bara den som sitter vid den här datorn" in here.run()
        begin, typed = here.buttons[BEGIN], {here.fields[TITLE]: "Utifrån"}
        assert "Redaktionen är öppen bara på den dator" in away.run(press=begin, typed=typed)
        assert "Utifrån" not in here.run()
        for session in (here.id, away.id):
            answer = requests.put(
                f"{local}{UPLOADS}{session}/a", files={"file": b"a"}, headers=sent, timeout=10
            )
            assert answer.status_code == 403
    assert requests.get(f"{local}{LOGIN}", timeout=10).status_code == 404
