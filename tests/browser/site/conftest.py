"""The site in a folder, on a small server with the strict policy, and opened without any server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from components.outputs.site.build import site_files
from components.outputs.site.page import Site
from components.outputs.site.write_folder import write_site
from data.records import Dataset
from tests.browser.conftest import DESKTOP
from tests.browser.harness import Seen
from tests.browser.site.build import POLICY, build
from tests.browser.site.engine import Engine, running
from tests.browser.site.pages import TODAY, Open, address

Visit = Callable[..., Page]


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", f"{POLICY}; frame-ancestors *")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def folder(real: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(real, tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of the site on a server, without slash."""
    with serving(folder) as address:
        yield address


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder with the strict policy, and give its address without slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def engine(real: Dataset) -> Iterator[Engine]:
    """The site's program and the tables, outside any browser."""
    with running(real) as program:
        yield program


@pytest.fixture(params=["server", "file"])
def root(request: pytest.FixtureRequest, site: str, folder: Path) -> str:
    """Where the site is: on a server, and in a folder."""
    return site if request.param == "server" else folder.as_uri()


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """``visit(address, viewport=PHONE)``: a page that has opened; nothing may fail, nobody else be asked."""
    contexts, seen, dialogs = [], Seen(), []

    def open_page(address: str, viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = browser.new_context(viewport=viewport, locale="sv-SE", **options)  # type: ignore[arg-type]  # a size is one
        context.set_default_timeout(20_000)
        seen.watch(context)
        contexts.append(context)
        page = context.new_page()
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(address)
        page.locator("#pk-app[data-ready]").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert dialogs == []
    assert seen.errors == []
    # A file has no host.
    assert seen.hosts <= {"", site.removeprefix("http://")}


@pytest.fixture(scope="session")
def whole(real: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    folder = tmp_path_factory.mktemp("whole") / "site"
    write_site(folder, site_files(Site(real, TODAY, publication="7")))
    return folder


@pytest.fixture(scope="session")
def served(whole: Path) -> Iterator[str]:
    """Where the site is on a server, for axe: it reads the style sheets again, which a browser refuses it for files."""
    with serving(whole) as site:
        yield f"{site}/"


@pytest.fixture
def look(browser: Browser) -> Iterator[Open]:
    """``look(folder or address, path)``: a page of the site; nothing may fail, nobody else be asked."""
    contexts, seen = [], Seen()

    def opened(root: Path | str, path: str, viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = browser.new_context(viewport=viewport, locale="sv-SE", **options)  # type: ignore[arg-type]  # a size is one
        seen.watch(context)
        contexts.append(context)
        page = context.new_page()
        page.goto(address(root, path))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not seen.errors, "\n".join(seen.errors)
    assert {host.partition(":")[0] for host in seen.hosts} <= {"", "127.0.0.1"}
