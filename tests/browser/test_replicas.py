"""Several servers behind nginx share one store: a publication shows on all, and one of them may die.

What is tried is what docs/how-to/run-on-a-server.md describes: its nginx site with TLS and WebSockets.
"""

from __future__ import annotations

import os
import shutil
import signal
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from components.host.internals.streamlit_dom import APP, CONNECTED, CONNECTION_STATE
from components.host.internals.streamlit_server import METRICS
from tests.browser.conftest import DESKTOP
from tests.browser.harness import ROOT, Server, count_runs, serve, settled
from tests.browser.harness.server import OTHERS
from tests.browser.proofs import texts, tidy
from tests.services.nginx import Nginx, nginx
from tests.services.postgres import Postgres

SAMPLE = ROOT / "tests" / "data" / "sample"
PATIENCE = 30
"""A replica looks every other second; a machine that does other things needs some."""
PAGE = "/place?id=vaxjo"
NOTICE = ".pk-notice"


@pytest.fixture(scope="module")
def database(postgres: Postgres) -> str:
    return postgres.database()


@pytest.fixture(scope="module")
def caches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the replicas' caches, a folder for each by its number."""
    return tmp_path_factory.mktemp("replicas")


@pytest.fixture(scope="module")
def replicas(database: str, caches: Path) -> Iterator[list[Server]]:
    """Two applications on one database, which is empty when they start."""
    with two(database, caches) as running:
        yield running


@pytest.fixture(scope="module")
def front(replicas: list[Server]) -> Iterator[Nginx]:
    with nginx([replica.port for replica in replicas]) as running:
        yield running


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[Nginx], Page]]:
    """``visit(front)``: a page whose paths are relative to that nginx."""
    contexts = []

    def new(front: Nginx) -> Page:
        context = browser.new_context(
            base_url=front.address,
            viewport=DESKTOP,
            ignore_https_errors=True,
            locale="sv-SE",  # type: ignore[arg-type]
        )
        contexts.append(context)
        count_runs(context)
        context.set_default_timeout(60_000)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit: Callable[[Nginx], Page], front: Nginx) -> Page:
    return visit(front)


@pytest.fixture
def publish(database: str, tmp_path: Path) -> Callable[[str, str], None]:
    """``publish("old", "new")``: the newest revision with a text in projects.csv replaced."""

    def published(old: str, new: str) -> None:
        newest = _manage(database, "history").partition(" ")[0]
        folder = tmp_path / newest
        _manage(database, "export", newest, str(folder))
        path = folder / "projects.csv"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        _manage(database, "publish", "--from", str(folder), "--note", "Provat", "--author", "Anna")

    return published


def test_what_is_published_shows_on_every_replica_within_seconds(
    replicas: list[Server], page: Page, publish: Callable[[str, str], None]
) -> None:
    assert [replica.health()["number"] for replica in replicas] == [1, 1]
    page.goto(PAGE)
    settled(page)
    assert "Tillgång till kommunens arkiv" in tidy(page.text_content("body"))
    publish("tillgång till kommunens arkiv", "ny text från en annan server")
    wait(lambda: [replica.health()["number"] for replica in replicas] == [2, 2])
    assert len({replica.health()["revision"] for replica in replicas}) == 1
    page.reload()
    settled(page)
    assert "Ny text från en annan server" in tidy(page.text_content("body"))
    assert page.locator(NOTICE).count() == 0


def test_tls_ends_at_nginx_and_the_server_s_own_figures_stay_inside(front: Nginx) -> None:
    answer = ask(f"{front.address}/healthz")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(f"{front.address}{METRICS}")
    assert refused.value.code == 404
    with pytest.raises(urllib.error.HTTPError) as moved:
        ask(f"http://localhost:{front.plain}/place?id=vaxjo", follow=False)
    assert (moved.value.code, moved.value.headers["Location"]) == (301, "https://localhost/place?id=vaxjo")


def test_a_visitor_stays_with_one_replica(front: Nginx) -> None:
    for _ in range(5):
        ask(f"{front.address}/healthz?visitor")
    log = (front.folder / "access.log").read_text().splitlines()
    requests = [line.rpartition(":")[2] for line in log if line.startswith("GET /healthz?visitor 200 ")]
    assert len(requests) >= 4  # the last may not have been written yet
    assert len(set(requests)) == 1


def test_without_the_database_viewers_keep_what_they_had_and_are_told(
    replicas: list[Server], page: Page, postgres: Postgres
) -> None:
    before = replicas[0].health()
    postgres.kill()
    try:
        wait(lambda: {replica.health()["store"] for replica in replicas} == {"unreachable"})
        assert replicas[0].health() == before | {"store": "unreachable"}
        for language, message in (
            ("sv", "Det kan finnas nyare uppgifter."),
            ("en", "There may be more recent information."),
        ):
            page.goto(f"{PAGE}&language={language}")
            settled(page)
            (notice,) = texts(page, NOTICE)
            assert notice.startswith(message)
    finally:
        postgres.start()
    wait(lambda: {replica.health()["store"] for replica in replicas} == {"ok"})
    page.reload()
    settled(page)
    assert page.locator(NOTICE).count() == 0


def test_a_start_without_the_database_shows_the_last_copy(
    database: str, postgres: Postgres, replicas: list[Server], caches: Path, tmp_path: Path
) -> None:
    healthy = replicas[0].health()
    cache = str(shutil.copytree(caches / "0", tmp_path / "cache"))
    postgres.stop()
    try:
        with serve(SAMPLE, DATABASE_URL=database, PARTNERSKAPSKARTAN_CACHE=cache) as again:
            assert again.health() == healthy | {"store": "unreachable"}
        shutil.rmtree(cache)
        with serve(SAMPLE, DATABASE_URL=database, PARTNERSKAPSKARTAN_CACHE=cache) as bare:
            output = bare.health()
            assert (output["status"], output["store"], output["number"]) == ("ok", "unreachable", None)
    finally:
        postgres.start()
    wait(lambda: {replica.health()["store"] for replica in replicas} == {"ok"})


def test_when_a_replica_dies_its_viewers_go_on(
    database: str, tmp_path: Path, visit: Callable[[Nginx], Page]
) -> None:
    with two(database, tmp_path) as replicas, nginx([replica.port for replica in replicas]) as front:
        page = visit(front)
        page.goto(PAGE)
        settled(page)
        port = front.asked(PAGE)
        (serving,) = (replica for replica in replicas if replica.port == port)
        os.killpg(serving.pid, signal.SIGKILL)
        _find_another(page)
        page.get_by_role("link", name="In English").click()
        page.wait_for_selector("html[lang=en]", state="attached")
        settled(page)
        assert "Municipalities" in page.inner_text("header.pk-header")
        page.reload()
        settled(page)
        assert front.asked(urlsplit(page.url).path + "?" + urlsplit(page.url).query) != port


def _find_another(page: Page) -> None:
    """Wait until the page has noticed that its server is gone, and found another by itself."""
    for comparison in ("!==", "==="):
        page.wait_for_function(
            f"() => document.querySelector('{APP}')?.dataset.{CONNECTION_STATE} {comparison} '{CONNECTED}'"
        )
    settled(page)


@contextmanager
def two(database: str, folder: Path) -> Iterator[list[Server]]:
    """Two applications that share a database."""
    with ExitStack() as stack:
        yield [
            stack.enter_context(
                serve(SAMPLE, DATABASE_URL=database, PARTNERSKAPSKARTAN_CACHE=str(folder / f"{number}"))
            )
            for number in range(2)
        ]


def wait(fulfilled: Callable[[], bool]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + PATIENCE
    while not fulfilled():
        assert time.monotonic() < end
        time.sleep(0.1)


def ask(address: str, *, follow: bool = True) -> Any:
    """Return the answer of a server whose certificate is its own."""
    trusting = ssl.create_default_context()
    trusting.check_hostname = False
    trusting.verify_mode = ssl.CERT_NONE

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    handlers: list[Any] = [urllib.request.HTTPSHandler(context=trusting), *([] if follow else [Stay()])]
    return urllib.request.build_opener(*handlers).open(address, timeout=10)


def _manage(database: str, *words: str) -> str:
    inherited = {name: text for name, text in os.environ.items() if not name.startswith(OTHERS)}
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=inherited | {"DATABASE_URL": database},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
