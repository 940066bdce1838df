"""Articles for a draft: read from a server on this machine or a pasted listing, and added as they are ticked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components.app_pages.editing import articles
from data.editing.row_edits import rows_by_key
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import DraftEntry, Drafts
from data.store.revision import files_of
from tests.components.app_pages.editing.conftest import NOW, Browser, texts
from tests.geo.server import Server, reply, running

TITLE = "Ungdomar i Växjö *möter* {{7*7}} gäster"
PAGE = """<html lang="sv"><head><meta property="og:type" content="article">
<meta property="og:title" content="{title}"><meta property="og:description" content="Om unga och klimat i kommunen.">
<meta property="og:url" content="https://icld.se/nytt/{slug}">
<meta property="article:published_time" content="2026-10-05"></head><body><h1>{title}</h1></body></html>"""
FEED = """<rss version="2.0"><channel><title>ICLD</title><item><title>Ur flödet om Växjö kommun</title>
<link>https://icld.se/nytt/flode</link><description>Kort ingress på svenska om det nya.</description></item>
</channel></rss>"""
PASTED = f"{TITLE}\n5 oktober 2026\nOm unga och klimat i kommunen, en längre ingress.\nLäs mer\n"


@pytest.fixture
def entry(drafts: Drafts, sample: Dataset) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, files_of(sample), NOW)


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as there:

        def behave(handler: object) -> None:
            path = handler.path  # type: ignore[attr-defined]
            if path == "/feed":
                reply(handler, FEED.encode(), Content_Type="application/rss+xml")  # type: ignore[arg-type]
            elif path == "/gone":
                reply(handler, b"", 404)  # type: ignore[arg-type]
            else:
                page = PAGE.format(title=TITLE, slug=path.strip("/")).encode()
                reply(handler, page, Content_Type="text/html; charset=utf-8")  # type: ignore[arg-type]

        there.behave = behave
        yield there


@pytest.fixture
def private(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_FETCH", "all")


def read(browser: Browser, text: str) -> AppTest:
    app = browser(articles.__name__, draft=1).run()
    app.text_area(key="articles-text").set_value(text).run()
    return press(app, "read-button")


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=f"articles-{key}").click().run()


def new_rows(drafts: Drafts, sample: Dataset) -> dict[str, dict[str, str]]:
    rows = rows_by_key(TABLES["articles"], drafts.get(1).files)
    return {key: row for key, row in rows.items() if key not in sample.articles}


@pytest.mark.usefixtures("entry", "private")
def test_articles_are_read_and_the_certain_ones_added(
    browser: Browser, drafts: Drafts, sample: Dataset, server: Server
) -> None:
    app = read(browser, "\n".join(f"{server.url}/{name}" for name in ("nytt", "gone", "feed")))
    shown = texts(app)
    assert "One address could not be read" in shown
    assert "/gone" in shown
    assert "2 new articles" in shown
    assert "Ungdomar i Växjö *möter* {{7*7}} gäster" in shown
    assert "Om unga och klimat i kommunen." in shown
    ticked = [box.label for box in app.checkbox if box.value]
    assert any("Växjö Municipality\\: the text says “Växjö”" in label for label in ticked), ticked
    press(app, "add-sure")
    rows = new_rows(drafts, sample)
    assert {row["title"] for row in rows.values()} == {TITLE, "Ur flödet om Växjö kommun"}
    assert {row["places"] for row in rows.values()} == {"vaxjo"}
    assert "2 articles are in the draft already" in texts(app)
    assert "No new articles" in texts(app)


@pytest.mark.usefixtures("entry")
def test_a_pasted_listing_is_added_as_it_is_ticked_and_written(
    browser: Browser, drafts: Drafts, sample: Dataset
) -> None:
    app = read(browser, PASTED)
    assert "One new article" in texts(app)
    for box in app.checkbox:
        box.set_value("“Växjö”" not in box.label)
    next(area for area in app.text_area if str(area.key).endswith("summary_en")).set_value("In our words.")
    (key,) = (
        b.key for b in app.button if str(b.key).startswith("articles-add-") and b.key != "articles-add-sure"
    )
    app.button(key=key).click().run()
    (row,) = new_rows(drafts, sample).values()
    assert (row["title"], row["places"], row["summary_en"]) == (TITLE, "", "In our words.")
    assert row["published"].startswith("2026-10")
    assert "climate" in row["themes"].split(";")


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste addresses or a list first."),
        ("http://127.0.0.1:1/a", "One address could not be read"),
        ("http://169.254.169.254/latest", "One address could not be read"),
        ("\n".join(f"https://icld.se/{n}" for n in range(51)), "At most 50 addresses"),
    ],
)
def test_what_is_not_read_is_said(browser: Browser, drafts: Drafts, text: str, said: str) -> None:
    app = read(browser, text)
    assert said in texts(app)
    assert drafts.get(1).entry.version == 1


@pytest.mark.usefixtures("entry")
def test_a_private_network_is_not_read_and_a_file_never(browser: Browser, server: Server) -> None:
    app = read(browser, f"{server.url}/nytt")
    assert "One address could not be read" in texts(app)
    assert server.asked == []
    for path in ("file:///etc/passwd", "/etc/passwd"):
        assert "root:" not in texts(read(browser, path))


@pytest.mark.usefixtures("entry")
def test_a_server_can_be_set_to_read_no_addresses(
    browser: Browser, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_FETCH", "off")
    app = read(browser, f"{server.url}/nytt")
    assert "so that it reads no addresses" in texts(app)
    assert server.asked == []
    assert "One new article" in texts(read(browser, PASTED))


@pytest.mark.usefixtures("entry")
def test_who_may_only_read_has_nothing_to_press(browser: Browser) -> None:
    app = browser(articles.__name__, draft=1, role="viewer").run()
    assert texts(app)
    assert list(app.text_area) == []
    assert [str(button.key) for button in app.button if str(button.key).startswith("articles-")] == []
