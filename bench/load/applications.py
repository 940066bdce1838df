"""The measured applications: Streamlit's floor and ours, as one process or as several behind nginx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load.crowd import Target
from bench.servers import FLOOR, OURS, serve
from tests.services.nginx import nginx


@dataclass(frozen=True, slots=True)
class Application:
    """A script, and the pills in it that a visitor presses."""

    name: str
    script: Path
    pills: str
    multiple: bool


ONE_WIDGET = Application("floor", FLOOR, "", False)
MAP = Application("ours", OURS, "theme", True)


@dataclass(frozen=True, slots=True)
class Running:
    """A running application and the processes that it runs in, without nginx."""

    target: Target
    pids: tuple[int, ...]


@contextmanager
def running(
    application: Application, processes: int = 1, variables: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """Run an application, with the environment's ``variables`` if they are given.

    Several processes stand behind nginx with the site of docs/deploy/nginx.conf, TLS and all.
    """
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(application.script, variables)) for _ in range(processes)]
        address = servers[0].address
        if processes > 1:
            ports = [int(server.address.rpartition(":")[2]) for server in servers]
            address = stack.enter_context(nginx(ports)).address
        target = Target(application.name, address, application.pills, application.multiple)
        yield Running(target, tuple(server.pid for server in servers))
