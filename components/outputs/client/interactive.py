"""The part of a page that the map without a server takes the place of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from components.kit.templates import render
from components.outputs.client.assets import Assets

Interactive = Literal["map", "table"]
"""The pages whose place a script can take."""
FOLDER = "assets"
"""Under the site's root."""


@dataclass(frozen=True, slots=True)
class Part:
    """``body`` is put into the page, ``style`` and ``scripts`` are addresses to link to from it, in order."""

    body: Markup
    style: str
    scripts: tuple[str, ...]


def interactive_page(
    assets: Assets,
    language: str,
    *,
    root: str = "",
    page: Interactive = "map",
    fallback: Markup | str = "",
    embed: bool = False,
    with_list: bool = True,
    revisions: Sequence[str] = (),
) -> Part:
    """Return the map (or what else ``page`` names) for a page that lies ``root`` below the site's root (``"../"``).

    ``fallback`` stands there until the script has run, and for good without JavaScript; text in it is
    escaped unless it is Markup. ``revisions`` are the names of the facts that an embedded page holds, the one
    to say first; where they are left out, the page is served at the right address.
    """
    body = render(
        "outputs/client/interactive.html",
        root=root,
        page=page,
        language=language,
        embed=embed,
        with_list=with_list,
        revisions=" ".join(revisions),
        fallback=fallback,
    )
    at = f"{root}{FOLDER}/"
    return Part(Markup(body), at + assets.style, tuple(at + name for name in scripts(assets, language, page)))


def scripts(assets: Assets, language: str, page: Interactive) -> tuple[str, ...]:
    """Return the names of the scripts that a page needs, in order; only the map needs the outlines."""
    return tuple(n for n in assets.scripts[language] if page == "map" or n != assets.outlines)
