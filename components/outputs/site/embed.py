"""The map for other sites' pages, as the application has it: ``embed.html?theme=climate&list=no``."""

from __future__ import annotations

from collections.abc import Iterator

from components.outputs.client.assets import site_assets
from components.outputs.embed.frame import frame_page
from components.outputs.embed.options import Options
from components.outputs.site.layout import ASSETS, layout, link, target
from components.outputs.site.page import File, Site
from components.state.state import State, address
from components.view import build_view

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""As the application sends it; who may frame the page cannot be said in a page."""


def embed_files(site: Site) -> Iterator[File]:
    """Yield the embedded page of each language; its script reads from its address which view to show."""
    places = layout()
    assets = site_assets(site.dataset, site.today, places, site.contact)
    for code, pages in places.items():
        path, state = pages["embed"], State(language=code)
        page = frame_page(
            build_view(site.dataset, state, site.today),
            Options(),
            assets,
            root="../" * path.count("/"),
            folder=f"{ASSETS}/",
            whole=link(path, target(address(state))),
            policy=POLICY,
            revisions=[name for name in (site.publication, site.dataset.revision) if name],
        )
        yield path, page
