"""Partnerskapskartan: ``streamlit run dashboard.py``.

The ASGI application: Streamlit runs ``components/app.py``; beside it stand the
routes for assets, rows and downloads, and the security headers.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
if sys.flags.optimize > 1:
    raise SystemExit(
        "Start Python without -OO and PYTHONOPTIMIZE=2 (-O at most): the libraries that draw figures need it."
    )
if _unread := [
    text
    for text in (__file__, *(v for k, v in os.environ.items() if k.startswith("PARTNERSKAPSKARTAN_")))
    if any("\ud800" <= letter <= "\udfff" for letter in text)
]:
    raise SystemExit(
        f"{_unread[0]!a} has letters that this locale cannot read. "
        "Start Python without PYTHONUTF8=0, or in a UTF-8 locale (LC_ALL=C.UTF-8)."
    )

import streamlit as st
from starlette.middleware import Middleware

from components.host.addresses import Addresses
from components.host.assets import outlines
from components.host.bounds import Bounds, full
from components.host.check_editing import check_editing
from components.host.editors_only import EditorsOnly
from components.host.headers import SecurityHeaders
from components.host.index_page import FinishedPages, check_page, prepare_pages
from components.host.internals.streamlit_folium import serve_frame
from components.host.internals.streamlit_log import hand_over_logs
from components.host.internals.streamlit_network import ask_nobody
from components.host.internals.streamlit_references import refer_safely
from components.host.internals.streamlit_runs import lighten_runs
from components.host.internals.streamlit_server import spare_the_collector
from components.host.internals.streamlit_sign_in import refuse_weak_tokens
from components.host.internals.streamlit_values import drop_wrong_values
from components.host.internals.uvicorn_connections import bound_connections
from components.host.preload import chunks, named
from components.host.routes import routes
from components.host.static_files import StreamlitFiles, warm
from components.host.tcp_nodelay import NoDelay
from components.kit.log import logged
from components.kit.reports import missing_contact
from components.outputs.embed.frame import embed_page
from components.outputs.embed.options import Options
from components.outputs.embed.revisions import Kept
from components.settings import now, settings, today
from components.state.state import State
from data.records import PartnershipMapError
from data.store.served import check_store, current, has_store, start

try:
    _settings = settings()
    check_page()
    check_store()
    check_editing(_settings, has_store())
except (
    PartnershipMapError
) as error:  # a variable, or a library, that cannot be understood: it says what to do
    raise SystemExit(str(error)) from error


@asynccontextmanager
async def _ready(app: st.App) -> AsyncIterator[None]:
    """Prepare, and log all that happens from then on."""
    hand_over_logs()
    with logged():
        _prepare()
        yield


def _prepare() -> None:
    """Do what is slow before the first visit: load the pages, serve the map's frame, read tables and outlines."""
    ask_nobody()
    drop_wrong_values()
    lighten_runs()
    bound_connections(full())
    refer_safely()
    serve_frame()
    if _settings.editing == "sign-in":
        refuse_weak_tokens()
    import_module("components.app_pages.draw")
    start(_settings.tables, now)
    if lacking := missing_contact(_settings.contact):
        logging.getLogger(__name__).warning(lacking)
    dataset = current(_settings.tables).dataset
    outlines()
    prepare_pages(_settings)
    embed_page(Kept(dataset.revision, dataset), State(), Options(), today(_settings))
    warm(named().union(chunks("map")))
    spare_the_collector()
    # A page's script and the files of the map's frame share one interpreter: the files wait less for it.
    sys.setswitchinterval(0.0005)


app = st.App(
    Path(__file__).parent / "components" / "app.py",
    routes=routes(_settings),
    lifespan=_ready,
    middleware=[
        Middleware(NoDelay),
        Middleware(
            SecurityHeaders,
            frame_ancestors=_settings.frame_ancestors,
            embed_ancestors=_settings.embed_ancestors,
        ),
        Middleware(Bounds),
        Middleware(
            Addresses,
            dataset=lambda: current(_settings.tables).dataset,
            editing=bool(_settings.editing),
        ),
        Middleware(EditorsOnly, chosen=_settings),
        Middleware(FinishedPages, chosen=_settings),
        Middleware(StreamlitFiles),
    ],
)
