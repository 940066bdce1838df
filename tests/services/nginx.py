"""nginx with the very site that docs/deploy/nginx.conf gives, on free ports and with a certificate of our own."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.harness.server import ROOT, free_port
from tests.services.needed import program

PATIENCE_S = 30.0
SITE = ROOT / "docs" / "deploy" / "nginx.conf"
_MAIN = """
daemon off;
{user}
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    log_format upstream '$request_method $request_uri $status $upstream_addr';
    access_log {folder}/access.log upstream;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""


@dataclass(frozen=True)
class Nginx:
    """A running nginx: its https address without slash, the port for plain http, and its folder."""

    address: str
    plain: int
    folder: Path

    def asked(self, path: str) -> int:
        """Return the port of the replica that answered the last GET of a path."""
        lines = (self.folder / "access.log").read_text().splitlines()
        (*_, last) = (line for line in lines if line.startswith(f"GET {path} 200 "))
        return int(last.rpartition(":")[2])


@contextmanager
def nginx(ports: Sequence[int]) -> Iterator[Nginx]:
    """Serve the site with replicas on ``ports``; end it afterwards."""
    with tempfile.TemporaryDirectory(prefix="partnerskapskartan-nginx-") as name:
        folder = Path(name)
        plain, secure = free_port(), free_port()
        (folder / "site.conf").write_text(_site(folder, plain, secure, ports))
        user = "user root;" if os.getuid() == 0 else ""
        (folder / "main.conf").write_text(_MAIN.format(folder=folder, user=user))
        subprocess.run(
            [program("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
             "-subj", "/CN=localhost", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
            check=True, capture_output=True,
        )  # fmt: skip
        process = subprocess.Popen(
            [program("nginx"), "-p", folder, "-c", folder / "main.conf", "-e", folder / "error.log"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            end = time.monotonic() + PATIENCE_S
            while not (folder / "pid").exists():
                if process.poll() is not None or time.monotonic() > end:
                    raise AssertionError((folder / "error.log").read_text())
                time.sleep(0.02)
            yield Nginx(f"https://localhost:{secure}", plain, folder)
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _site(folder: Path, plain: int, secure: int, ports: Sequence[int]) -> str:
    """Return the documented site; only names, ports and the certificate's place are others."""
    text = SITE.read_text(encoding="utf-8")
    first = "    server 127.0.0.1:8501 max_fails=1 fail_timeout=5s;\n"
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ssl http2;", f"listen 127.0.0.1:{secure} ssl http2;"),
        ("    server 127.0.0.1:8502 max_fails=1 fail_timeout=5s;\n", ""),
        (first, "".join(first.replace("8501", str(port)) for port in ports)),
        ("/etc/ssl/partnerskapskartan/fullchain.pem", f"{folder}/cert.pem"),
        ("/etc/ssl/partnerskapskartan/privkey.pem", f"{folder}/key.pem"),
        ("kartan.example.org", "localhost"),
    ):
        assert old in text, old
        text = text.replace(old, new)
    return re.sub(r"^ *listen \[::\].*\n", "", text, flags=re.MULTILINE)
