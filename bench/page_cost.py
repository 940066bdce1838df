"""``python -m bench.page_cost``: what a finished page costs the server, made for the first time and from the cache.

Each kind of page in both languages, in this process. ``first`` is a page of a state that nobody has opened before;
what all pages share (outlines, indexes) is made at start. ``again`` is the same page from the cache, as a response.
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from statistics import median

import click
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from bench.report import table
from bench.servers import ROOT, TODAY
from components.host.index_page import FinishedPages, prepare_pages
from components.settings import settings
from data.store.served import current

COLD_MS, WARM_MS = 15.0, 1.0
"""What a page may cost."""


def addresses(tables: Path) -> dict[str, list[str]]:
    """Return several addresses of each kind of page, none of which is opened twice for the first time."""
    dataset = current(tables).dataset
    themes, countries = list(dataset.themes)[:6], [c for c in dataset.countries if c != "SE"][:6]
    chosen = [f"theme={t}" for t in themes] + [f"country={c}" for c in countries]
    pages = {
        page: [f"/{page}?{query}" for query in chosen]
        for page in ("", "table", "articles", "numbers", "report", "embed")
    }
    pages["place"] = [f"/place?id={ident}" for ident in list(dataset.places)[::40]]
    pages["about"] = ["/about", "/about?language=en"]
    return pages


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--tables", type=click.Path(exists=True, file_okay=False, path_type=Path), default=ROOT / "data/tables"
)
def page_cost(tables: Path) -> None:
    """Print milliseconds by page beside the same server's answer to an address without a page."""
    chosen = settings(
        {
            "PARTNERSKAPSKARTAN_TABLES": str(tables),
            "PARTNERSKAPSKARTAN_TODAY": date.fromisoformat(TODAY).isoformat(),
        }
    )
    prepare_pages(chosen)
    client = TestClient(Starlette(middleware=[Middleware(FinishedPages, chosen=chosen)]))
    nothing = median(_took(client, "/healthz") for _ in range(50))
    rows = []
    for page, paths in addresses(tables).items():
        first = [_took(client, path) - nothing for path in paths]
        again = [_took(client, path) - nothing for path in paths for _ in range(5)]
        rows.append(
            (
                page or "map",
                f"{median(first):.1f}",
                f"{max(first):.1f}",
                f"{median(again):.2f}",
                f"{len(paths)}",
            )
        )
    click.echo(table(("page", "first, median", "first, most", "again, median", "n"), rows))
    less = f"without the {nothing:.1f} of a request that has no page"
    click.echo(f"\nMilliseconds, {less}. Targets: {COLD_MS:.0f} and {WARM_MS:.0f}.")


def _took(client: TestClient, path: str) -> float:
    start = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    page_cost()
