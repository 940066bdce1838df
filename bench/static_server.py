"""nginx as docs/how-to/publish-the-site.md describes it, for folders without a server of their own."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import PATIENCE_S, DidNotStartError, free_port
from tests.services.needed import program

_CONFIGURATION = """
daemon off;
{user}
worker_processes 1;
pid {run}/pid;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {run}/body;
    proxy_temp_path {run}/proxy;
    fastcgi_temp_path {run}/fastcgi;
    uwsgi_temp_path {run}/uwsgi;
    scgi_temp_path {run}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        charset utf-8;
        gzip on;
        gzip_types text/css text/javascript application/javascript application/json image/svg+xml;
        add_header Cache-Control no-cache;
        location /assets/ {{
            add_header Cache-Control "public, max-age=31536000, immutable";
        }}
    }}
}}
"""


@contextmanager
def static_server(root: Path) -> Iterator[int]:
    """Serve a folder, packed, with ``assets`` cached for ever; give the port on this machine."""
    with tempfile.TemporaryDirectory(prefix="bench-nginx-") as name:
        run, port = Path(name), free_port()
        user = "user root;" if os.getuid() == 0 else ""
        configuration, log = run / "nginx.conf", run / "error.log"
        configuration.write_text(
            _CONFIGURATION.format(user=user, run=run, root=root, port=port), encoding="utf-8"
        )
        process = subprocess.Popen(
            [program("nginx"), "-p", run, "-c", configuration, "-e", log],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            end = time.monotonic() + PATIENCE_S
            while not (run / "pid").exists():
                if process.poll() is not None or time.monotonic() > end:
                    raise DidNotStartError(log.read_text(encoding="utf-8"))
                time.sleep(0.02)
            yield port
        finally:
            process.terminate()
            process.wait(PATIENCE_S)
