"""One server and one browser for all journeys; each journey gets a page of its own.

Both end with the last journey, not with the last test: while Playwright runs in
a process, nothing else there can start an event loop of its own.

A journey also fails when the page logs an error, breaks its own security
policy, or asks any other host for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.harness import Seen, Server, count_runs, launch, serve
from tests.browser.newcomer import editors_server

DESKTOP = {"width": 1400, "height": 900}
PHONE = {"width": 390, "height": 844}
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def server() -> Iterator[str]:
    """The address of the application, without slash."""
    with serve() as running:
        yield running.address
        assert not running.tracebacks()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def seen() -> Seen:
    """What the browser saw in this journey; clear ``errors`` where one was to be expected."""
    return Seen()


@pytest.fixture
def new_page(browser: Browser, server: str, seen: Seen) -> Iterator[Open]:
    """``new_page(viewport=PHONE, ...)``: a page in a context of its own; paths are relative to the application."""
    contexts = []

    def new(viewport: dict[str, int] = DESKTOP, **options: object) -> Page:
        context = browser.new_context(base_url=server, viewport=viewport, locale="sv-SE", **options)
        count_runs(context)
        context.set_default_timeout(30_000)
        seen.watch(context)
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
    assert not seen.errors
    assert seen.hosts <= {urlsplit(server).netloc}


@pytest.fixture
def page(new_page: Open) -> Page:
    """A page of a desktop's size."""
    return new_page()


@pytest.fixture
def phone(new_page: Open) -> Page:
    """A page of a phone's size."""
    return new_page(PHONE, has_touch=True, is_mobile=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the store that ``editing`` serves from."""
    return tmp_path_factory.mktemp("editing")


@pytest.fixture(scope="module")
def editing(folder: Path) -> Iterator[Server]:
    """A server with an editors' page for the person at this machine."""
    with editors_server(folder) as server:
        yield server
        assert not server.tracebacks()
