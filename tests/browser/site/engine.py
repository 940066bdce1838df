"""The site's program in Deno, without a browser: its functions are called, nothing is drawn."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from deno import find_deno_bin

from components.outputs.client import assets, script
from components.parts import map as map_part
from data.records import Dataset
from tests.browser.site.build import LAYOUT, TODAY

LAYER = sorted((Path(map_part.__file__).parent / "layer").glob("*.js"))
PROGRAM = [*LAYER, *sorted((Path(assets.__file__).parent / "browser").glob("[0-9]*.js"))]
PAGES = ("3_canvas_layer.js", "30_page.js")
"""The parts that cannot do without a page or Leaflet: each opens one."""
COMMAND = [find_deno_bin(), "run", "--no-remote", "--no-config", "--no-lock", "--no-prompt"]
"""Deno without any permission: no network, no files but the script itself."""


class Engine:
    """``evaluate(function, argument)`` calls a function of JavaScript, as a browser's page does."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def run(self, text: str) -> None:
        """Run a script; what it leaves stays."""
        self._ask({"script": text})

    def evaluate(self, function: str, argument: object = None) -> Any:
        """Return what a function returns for an argument; a promise is waited for. Both are values of JSON."""
        return self._ask({"call": function, "argument": json.dumps(argument)})

    def _ask(self, asked: dict[str, str]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        report = json.loads(self._process.stdout.readline() or b'{"error": "Deno has ended"}')
        if "error" in report:
            raise AssertionError(report["error"])
        return report["found"]


@contextmanager
def running(dataset: Dataset) -> Iterator[Engine]:
    """Give an engine with the program and a dataset in both languages."""
    built = assets.site_assets(dataset, TODAY, LAYOUT)
    script_path = Path(__file__).with_name("engine.js")
    process = subprocess.Popen([*COMMAND, script_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        engine = Engine(process)
        for path in PROGRAM:
            if path.name not in PAGES:
                engine.run(path.read_text("utf-8"))
        engine.run("PartnershipSite.open = () => {};")
        engine.run(script.call("PartnershipSite.foldings", script.foldings()).decode())
        # What every page loads, but for the program, which is there.
        data = [name for scripts in built.scripts.values() for name in scripts[2:]]
        for name in dict.fromkeys(data):
            engine.run(built.files[name].decode())
        yield engine
    finally:
        process.kill()
        process.communicate()
