"""Known vulnerabilities, asked of a database on this machine that speaks OSV's protocol."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from supply.audit import KNOWN, NONE_KNOWN, UNANSWERED, main
from supply.sbom import locked

FLAW = {
    "id": "PYSEC-2026-1",
    "aliases": ["CVE-2026-0001"],
    "schema_version": "1.6.0",
    "summary": "Falls\x1b[31m over",
    "affected": [
        {
            "package": {"name": "jinja2", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "3.1.7"}]}],
        }
    ],
}


@contextmanager
def database(flaws: dict[str, object], status: int = 200) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield the address of a database that knows some flaws by package, and what it was asked for."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            name = query["package"]["name"]
            asked.append((name, query["version"]))
            body = json.dumps({"vulns": [flaws[name]]} if name in flaws else {}).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1/query", asked
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def small(tmp_path: Path) -> tuple[str]:
    """A lock file of one package."""
    file = tmp_path / "requirements.lock"
    file.write_text(f"jinja2=={locked()['jinja2']} --hash=sha256:{'0' * 64}\n")
    return (str(file),)


def test_every_package_of_every_lock_file_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    with database({}) as (address, asked):
        assert main(("--osv-url", address)) == NONE_KNOWN
    pins = locked() | locked("requirements-build.lock") | locked("requirements-dev.lock")
    assert dict(asked) == pins
    assert capsys.readouterr().out == f"No vulnerability is known in any of {len(pins)} packages.\n"


def test_a_known_vulnerability_is_named_with_what_mends_it(
    small: tuple[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with database({"jinja2": FLAW}) as (address, _):
        assert main(("--osv-url", address), small) == KNOWN
        first, last = capsys.readouterr().out.splitlines()
        assert first == (
            "jinja2 3.1.6: PYSEC-2026-1, CVE-2026-0001, mended in 3.1.7. Falls\N{REPLACEMENT CHARACTER}[31m over"
        )
        assert "docs/upgrading.md" in last
        assert main(("--osv-url", address, "--ignore-vuln", "CVE-2026-0001"), small) == NONE_KNOWN


def test_a_database_that_does_not_answer_is_no_all_clear(
    small: tuple[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as bound:  # and nobody listens
        bound.bind(("127.0.0.1", 0))
        assert main(("--osv-url", f"http://127.0.0.1:{bound.getsockname()[1]}/"), small) == UNANSWERED
    with database({}, status=503) as (address, _):
        assert main(("--osv-url", address), small) == UNANSWERED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("This is no all-clear.") == 2
    assert "Connection refused" in err
    assert "Traceback" not in err


def test_a_lock_file_that_cannot_be_read_is_no_all_clear(tmp_path: Path) -> None:
    file = tmp_path / "requirements.lock"
    file.write_text("jinja2>=3\n")
    assert main((), (str(file),)) == UNANSWERED
