"""Random steps: what the map draws is, after each, what the address means."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from components.state.state import decode, vocabulary
from components.view import build_view
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.browser.harness import FRAME, TABLES, TODAY, drawn, serve, settled
from tests.browser.proofs import copy_tables, open_list, texts, visitor

SEED = 20261122
STILL = """sidebar => Array.from(sidebar.querySelectorAll('details'))
    .every(details => details.getAnimations({ subtree: true }).length === 0)"""


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables with two places more whose names differ in a suffix only, which the map's component drops."""
    folder = copy_tables(TABLES, tmp_path_factory.mktemp("twins"))
    for i, lat, lon in (("a", "0.1", "34.1"), ("b", "0.9", "35.9")):
        name, ident = f"twin_{i}", f"x-twin-{i}"
        place = {"name": name, "kind": "city", "country": "KE", "lat": lat, "lon": lon}
        _append(folder / "places.csv", {"id": f"twin-{i}", **place})
        ends = {"swedish_place": "vaxjo", "partner_places": f"twin-{i}"}
        _append(folder / "partnerships.csv", {"id": ident, **ends, "programme": "KP", "icld_funded": "yes"})
        runs = {"start": "2025", "end": "2027", "stated_status": "active", "evidence_date": "2026-01-01"}
        source = {"source_urls": f"https://example.org/{i}", "confidence": "high"}
        _append(
            folder / "projects.csv", {"id": ident, "partnership": ident, "themes": "youth", **runs, **source}
        )
    return folder


def _append(path: Path, row: dict[str, str]) -> None:
    with path.open(encoding="utf-8", newline="") as table:
        columns = next(csv.reader(table))
    with path.open("a", encoding="utf-8", newline="") as table:
        csv.DictWriter(table, columns, lineterminator="\n").writerow(row)


@pytest.fixture(scope="module")
def walker(browser: Browser, twins: Path) -> Iterator[tuple[Page, Page, Dataset]]:
    loaded = read_folder(twins)
    assert loaded.problems == ()
    with (
        serve(twins) as running,
        visitor(browser, running.address) as page,
        visitor(browser, running.address) as second,
    ):
        yield page, second, loaded.dataset


def expected(page: Page, dataset: Dataset) -> set[str]:
    """Return the ids that the address of a page means, without asking the browser for anything else."""
    query = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    state = decode("map", query, vocabulary(dataset))
    return {r.id for r in build_view(dataset, state, date.fromisoformat(TODAY)).rows}


def press_pill(page: Page, chance: random.Random) -> None:
    pills = page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile(r"\(\d+\)$"))
    pills.nth(chance.randrange(pills.count())).click()


def turn_further(page: Page, chance: random.Random) -> None:
    page.get_by_test_id("stSidebar").locator("summary").click()


def choose_from_list(page: Page, chance: random.Random) -> None:
    boxes = page.get_by_test_id("stSidebar").get_by_test_id("stMultiSelect").get_by_role("combobox")
    box = boxes.nth(chance.randrange(boxes.count()))
    open_list(page, box)
    for _ in range(chance.randrange(6)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def search(page: Page, chance: random.Random) -> None:
    box = page.get_by_test_id("stSidebar").get_by_test_id("stTextInput").locator("input")
    words = ["vaxjo", "twin", "twin_a", "kenya", "ukraina", "qqq", ""]
    box.fill(chance.choice([w for w in words if w != box.input_value()]))
    box.press("Enter")


def move_year(page: Page, chance: random.Random) -> None:
    slider = page.get_by_role("slider")
    slider.focus()
    slider.press(chance.choice(["ArrowLeft", "Home", "PageUp"]) if "date" not in page.url else "End")


def follow(pattern: str) -> Callable[[Page, random.Random], None]:
    def step(page: Page, chance: random.Random) -> None:
        links = page.get_by_role("link", name=re.compile(pattern))
        links.nth(chance.randrange(links.count())).click()

    return step


ACTIONS: list[tuple[int, Callable[[Page, random.Random], None]]] = [
    (8, press_pill),
    (3, turn_further),
    (4, choose_from_list),
    (2, search),
    (2, move_year),
    (2, follow("^(Aktiva|Alla sedan|Active|All since)")),
    (2, follow("^(In English|På svenska)$")),
    (2, follow("^(Rensa alla filter|Clear all filters)$")),
    (1, lambda page, chance: page.go_back()),
]


@pytest.mark.parametrize("steps", [30, pytest.param(200, marks=pytest.mark.deep)])
def test_the_map_is_what_the_address_means(walker: tuple[Page, Page, Dataset], steps: int) -> None:
    page, second, dataset = walker
    chance = random.Random(SEED)  # noqa: S311  # a walk, not a secret
    page.goto("/")
    settled(page, maps=1)
    page.evaluate("window.kept = document.querySelector('iframe').contentWindow")
    assert {"x-twin-a", "x-twin-b"} <= set(drawn(page)["partnerships"])
    seen = set()
    for step in range(steps):
        action = chance.choices([a for _, a in ACTIONS], [w for w, _ in ACTIONS])[0]
        if action is ACTIONS[-1][1] and step < 5:
            continue
        if (
            action is ACTIONS[-2][1]
            and page.get_by_role("link", name=re.compile("^(Rensa|Clear) all")).count() == 0
        ):
            action = press_pill
        action(page, chance)
        page.wait_for_timeout(
            200
        )  # a slider tells its value a moment after the key; some steps change nothing
        settled(page, maps=1)
        # A disclosure that is closing still has its buttons for a moment.
        page.wait_for_function(STILL, arg=page.get_by_test_id("stSidebar").element_handle())
        if page.get_by_role("option").count():  # an open list hides the rest of the page from everyone
            page.keyboard.press("Escape")
        ids = set(drawn(page)["partnerships"])
        assert ids == expected(page, dataset), f"step {step}: {page.url}"
        seen.add(frozenset(ids))
        if step % 10 == 9:
            second.goto(page.url.replace("/?", "/table?") if "?" in page.url else "/table")
            settled(second)
            visible = second.locator("[data-partnership]").evaluate_all(
                "all => all.map(e => e.dataset.partnership)"
            )
            assert set(visible) == ids or len(visible) == 50
            assert set(visible) <= ids
    assert page.evaluate("window.kept === document.querySelector('iframe').contentWindow")
    assert page.locator(FRAME).count() == 1
    assert len(seen) > steps // 8
    assert texts(page, "h1")
