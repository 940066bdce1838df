"""``python -m bench.site``: the map without a server, in Chromium, beside plain Leaflet in the same run.

Both are opened from a folder. Measured is what a visitor waits for: from the
opening to the first drawing, and from a click on a theme (and its taking back)
until the browser has put the new picture on the screen.
"""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Callable, Set
from pathlib import Path
from statistics import median
from typing import Any

import click
from playwright.sync_api import Browser, Page, sync_playwright

from bench.synthetic import TABLES, write_tables
from bench.visit import VIEWPORT
from components.kit import leaflet
from components.language import language
from data.reading.read_folder import read_folder
from data.records import Dataset
from tests.browser.harness import launch
from tests.browser.site.build import build

THEME = "climate"
LIMIT_MS = 100
_APPS = Path(__file__).parent / "apps"
_CLICK = """async selector => {
    const box = document.querySelector(selector), start = performance.now();
    box.click();
    const work = performance.now() - start;
    // The frame after this one begins when the picture of this one is handed over.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    return [work, performance.now() - start];
}"""
_FIRST = "performance.getEntriesByType('mark').find(m => m.name === 'drawn').startTime"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--size", type=click.IntRange(1), default=10_000, show_default=True, help="Synthetic partnerships."
)
@click.option("--rounds", type=click.IntRange(1), default=7, show_default=True)
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write all figures here too."
)
def bench(size: int, rounds: int, file: Path | None) -> None:
    """Measure the map without a server beside plain Leaflet."""

    def say(line: str) -> None:
        click.echo(line, err=True)

    with tempfile.TemporaryDirectory(prefix="site-") as name, sync_playwright() as playwright:
        folder = Path(name)
        say("writing synthetic tables and sites ...")
        write_tables(folder / "tables", size)
        synthetic, real = read_folder(folder / "tables").dataset, read_folder(TABLES).dataset
        ours = {"real data": build(real, folder / "real"), f"{size:,}": build(synthetic, folder / "ours")}
        peer = plain_leaflet(synthetic, set(synthetic.partnerships), folder / "peer")
        browser = launch(playwright)
        machine = f"{os.cpu_count()} cores, Chromium {browser.version}, load {os.getloadavg()[0]:.2f}"
        measured: dict[str, Any] = {"machine": machine}
        for about, path in ours.items():
            measured[f"ours, {about}"] = _visits(browser, path, rounds, f"#pk-theme-{THEME}", say, about)
        measured[f"plain Leaflet, {size:,}"] = _visits(
            browser, peer, max(1, rounds // 3), "#theme", say, "peer"
        )
        browser.close()
        measured["bytes"] = _first_view(ours["real data"])
    if file:
        file.write_text(json.dumps(measured, indent=1), encoding="utf-8")
    _report(measured)


def _visits(
    browser: Browser,
    folder: Path,
    rounds: int,
    selector: str,
    say: Callable[[str], None],
    about: str,
) -> dict[str, list[float]]:
    """Open a page ``rounds`` times; each time put the theme on and off twice, the first pair not counted."""
    measured: dict[str, list[float]] = {"first": [], "on": [], "off": [], "on, script": [], "off, script": []}
    for i in range(rounds):
        context = browser.new_context(viewport=VIEWPORT, locale="sv-SE")
        context.set_default_timeout(180_000)
        page = context.new_page()
        page.add_init_script(
            "new MutationObserver(() => { if (document.querySelector('[data-drawn], [data-shown]') && !window.benched) "
            "{ window.benched = true; requestAnimationFrame(() => performance.mark('drawn')); } })"
            ".observe(document, { subtree: true, childList: true, attributes: true });"
        )
        page.goto(f"{folder.as_uri()}/index.html?panel=list")
        measured["first"].append(_drawn(page))
        for counted in (False, True):
            for name in ("on", "off"):
                page.wait_for_timeout(300)
                work, took = page.evaluate(_CLICK, selector)
                if counted:
                    measured[name].append(took)
                    measured[f"{name}, script"].append(work)
        last = ", ".join(f"{name} {measured[name][-1]:.0f}" for name in ("first", "on", "off"))
        say(f"{i + 1}/{rounds}  {about}: {last} ms")
        context.close()
    return measured


def _drawn(page: Page) -> float:
    """Return the milliseconds from the opening to the first drawing."""
    page.wait_for_function("window.benched && performance.getEntriesByName('drawn').length")
    return float(page.evaluate(_FIRST))


def plain_leaflet(dataset: Dataset, shown: Set[str], folder: Path) -> Path:
    """Write the peer, with the partnerships of these ids, into a folder, and return that."""
    assets = folder / "assets"
    assets.mkdir(parents=True)
    (assets / "leaflet.js").write_bytes(leaflet.script())
    (assets / "leaflet.css").write_bytes(leaflet.style())
    (assets / "plain.js").write_bytes((_APPS / "leaflet.js").read_bytes())
    words = language("sv")
    rows = []
    for partnership in (dataset.partnerships[p] for p in sorted(shown)):
        here = dataset.places[partnership.swedish_place]
        for there in (dataset.places[p] for p in partnership.partner_places):
            themes = sorted({t for p in dataset.projects_of[partnership.id] for t in p.themes})
            name = f"{words.place(here)} – {words.place(there)}"
            rows.append(
                {"name": name, "from": [here.lat, here.lon], "to": [there.lat, there.lon], "themes": themes}
            )
    (assets / "rows.js").write_text(f"window.ROWS = {json.dumps(rows)};", encoding="utf-8")
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><title>Plain</title><link rel="stylesheet" href="assets/leaflet.css">'
        "<style>#map { height: 700px } .dot { background: #1f6f8b; border-radius: 50% }</style>"
        f'<h1>Partnerships</h1><label><input type="checkbox" id="theme" value="{THEME}">{THEME}</label>'
        '<div id="map"></div><ul id="list"></ul>'
        + "".join(f'<script src="assets/{name}.js"></script>' for name in ("leaflet", "rows", "plain")),
        encoding="utf-8",
    )
    return folder


def _first_view(site: Path) -> int:
    """Return the compressed bytes that a first visitor of the Swedish map fetches."""
    html = (site / "index.html").read_text(encoding="utf-8")
    names = [p for p in (site / "assets").iterdir() if p.name in html]
    return sum(len(gzip.compress(p.read_bytes(), 9)) for p in (site / "index.html", *names))


def _report(measured: dict[str, Any]) -> None:
    click.echo(measured["machine"])
    click.echo(f"first view of the real data: {measured['bytes']:,} bytes, compressed")
    click.echo("| median, ms (most) | opened | theme on | theme off | script on | script off |")
    click.echo("| --- " * 6 + "|")
    for name, series in measured.items():
        if isinstance(series, dict):
            cells = (f"{median(v):.0f} ({max(v):.0f})" for v in series.values())
            click.echo(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    bench()
