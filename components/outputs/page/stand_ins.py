"""What the first HTML shows in the place of Streamlit's elements."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from components.kit.templates import render
from components.outputs.page.blocks import Block, Live
from components.outputs.page.page import Page
from components.parts.filters.links import filter_links
from components.parts.legend.render import legend
from components.parts.map_picture.fit import MAP, PLACE
from components.parts.map_picture.render import picture
from components.view import View


def filters(page: Page) -> tuple[Block, ...]:
    """Return the sidebar of the pages that show rows.

    Its head is drawn first, since the sidebar decides how wide the page is; its choices come after the page.
    """
    return (Live("filter-head", partial(filter_links, page.view)), Live("filters", str))


def map_picture(view: View, name: str) -> str:
    """Return the picture of the map in a box of the live map's size; ``name`` is the map's.

    The live map has its legend in it; where no script runs, that stands below the picture.
    """
    sizes = PLACE if name == "place-map" else MAP
    return render(
        "outputs/page/map.html",
        name=name.partition("-map")[0],
        picture=Markup(picture(view, sizes)),
        legend=Markup(legend(view)),
    )
