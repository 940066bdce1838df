"""That the static peers are served as the documentation says a site should be."""

from __future__ import annotations

import urllib.request
from pathlib import Path

from bench.static_server import static_server


def test_files_come_packed_and_assets_are_kept_for_ever(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<h1>Karta</h1>" * 100)
    (tmp_path / "assets" / "a.js").write_text("let karta;" * 100)
    with static_server(tmp_path) as port:
        for path, cached in (("", "no-cache"), ("assets/a.js", "public, max-age=31536000, immutable")):
            request = urllib.request.Request(  # this machine
                f"http://localhost:{port}/{path}", headers={"Accept-Encoding": "gzip"}
            )
            with urllib.request.urlopen(request, timeout=10) as answer:
                assert answer.headers["Content-Encoding"] == "gzip"
                assert answer.headers["Cache-Control"] == cached
                assert len(answer.read()) < 200
