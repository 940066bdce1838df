"""A command as a person sees it, on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Mapping, Sequence

from tests.conftest import ROOT


def on_terminal(command: Sequence[str], **environment: str) -> bytes:
    """Run a command, from the repository, with a terminal for its outputs; return what the terminal got."""
    main, other = pty.openpty()
    variables: Mapping[str, str] = {**os.environ, **environment}
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=other, stderr=other, env=variables, cwd=ROOT
    )
    os.close(other)
    parts = []
    try:
        while part := os.read(main, 65536):
            parts.append(part)
    except OSError:  # the other side is closed
        pass
    finally:
        os.close(main)
        process.wait(60)
    return b"".join(parts)
