"""What browser tests stand on: a server of our own, a Chromium, and knowing when the page is at rest."""

from tests.browser.harness.chromium import launch
from tests.browser.harness.rest import FRAME, count_runs, drawn, map_frame, rerun, settled
from tests.browser.harness.seen import Seen
from tests.browser.harness.server import ROOT, TABLES, TODAY, Server, serve

__all__ = [
    "FRAME",
    "ROOT",
    "TABLES",
    "TODAY",
    "Seen",
    "Server",
    "count_runs",
    "drawn",
    "launch",
    "map_frame",
    "rerun",
    "serve",
    "settled",
]
