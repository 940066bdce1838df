"""The page that is embedded: the map that works by itself in the visitor's browser, and the same in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from components.kit.compressed import File, compress
from components.kit.templates import render
from components.language import Language
from components.outputs.client.assets import Assets, Layout, site_assets
from components.outputs.client.interactive import interactive_page, scripts
from components.outputs.embed.options import PAGE, Options
from components.outputs.embed.revisions import Kept
from components.parts.partnership_card.card import title, years
from components.state.state import LANGUAGES, PAGES, State, address
from components.view import View, build_view
from data.records import Dataset

FOLDER = "embed"
"""Where the map's files lie, below the root: ``embed/<revision>/<name>``."""
KEPT = 4
"""The number of revisions whose files are cached."""
_lately: dict[str, File] = {}
"""The files of recently served pages, by name."""
_MEDIA = {"js": "text/javascript", "css": "text/css", "woff": "font/woff"}


def embed_page(kept: Kept, state: State, options: Options, today: date) -> bytes:
    """Return the application's page of a state."""
    view = build_view(kept.dataset, state, today)
    assets, _ = _files(kept.dataset, today)
    return frame_page(view, options, assets, folder=f"{FOLDER}/{kept.name}/", whole=address(state))


def frame_page(
    view: View,
    options: Options,
    assets: Assets,
    *,
    folder: str,
    whole: str,
    root: str = "",
    policy: str = "",
    revisions: Sequence[str] = (),
) -> bytes:
    """Return the page of a view. Without JavaScript it says in words what the map shows.

    ``root`` leads from the page to the root, ``folder`` from there to the files, ``whole``
    from the page to the full map. ``policy`` is needed where no server sends one with the page, and
    ``revisions``, the names of those that the page holds, where no server reads the revision in its address.
    """
    part = interactive_page(
        assets,
        view.language.code,
        root=root,
        fallback=Markup(_words(view, whole)),
        embed=True,
        with_list=options.with_list,
        revisions=revisions,
    )
    page = render(
        "outputs/embed/frame.html",
        words=view.language,
        title=frame_title(view),
        policy=policy,
        style=root + folder + assets.style,
        scripts=[root + folder + name for name in scripts(assets, view.language.code, "map")],
        body=part.body,
    )
    return page.encode("utf-8")


def missing_page(words: Language, revision: str, live: str, newest: Kept | None, today: date) -> bytes:
    """Return the page for a revision that cannot be had; ``live`` is the address of the map as it is now."""
    style = ""
    if newest:
        assets, _ = _files(newest.dataset, today)
        style = f"{FOLDER}/{newest.name}/{assets.style}"
    page = render("outputs/embed/missing.html", words=words, revision=revision, live=live, style=style)
    return page.encode("utf-8")


def embed_file(kept: Kept | None, today: date, name: str) -> File | None:
    """Return one of the map's files by its name, which changes with its content.

    A page that was served just before a publication still gets its own files: they are
    looked for among those made lately, whatever revision they were asked for under.
    """
    if name in _lately or kept is None:
        return _lately.get(name)
    return _files(kept.dataset, today)[1].get(name)


def frame_title(view: View) -> str:
    """Return what the frame is called: for a screen reader's list of frames, so it says what the map shows."""
    return view.language("embed.title", sentence=view.sentence.rstrip("."))


def layout() -> Layout:
    """Return where the application's own pages lie, for the links of the embedded map."""
    return {code: {**_pages(code), "embed": PAGE} for code in LANGUAGES}


def _pages(code: str) -> dict[str, str]:
    # These get the state's query, language included; the others only the address below.
    addresses = {"map": "./", "table": "table", "articles": "articles", "numbers": "numbers"}
    for page in (p for p in PAGES if p not in addresses):
        addresses[page] = address(State(page=page, language=code)).removeprefix("./")
    addresses["place"] = "place?id={id}" + ("" if code == "sv" else f"&language={code}")
    return addresses


def _words(view: View, whole: str) -> str:
    words = view.language
    return render(
        "outputs/embed/words.html",
        words=words,
        sentence=view.sentence,
        as_of=view.as_of,
        rows=[
            (title(words, r), words(f"status.{r.status}"), years(words, r.start, r.end)) for r in view.rows
        ],
        whole=whole,
    )


@lru_cache(maxsize=KEPT)
def _files(dataset: Dataset, today: date) -> tuple[Assets, Mapping[str, File]]:
    assets = site_assets(dataset, today, layout())
    files = {n: compress(c, _MEDIA[n.rpartition(".")[2]]) for n, c in assets.files.items()}
    if len(_lately) > KEPT * len(files):
        _lately.clear()
    _lately.update(files)
    return assets, files
