"""``manage.py link``, alone and after an import."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.conftest import TABLES
from tests.test_manage import run


def test_the_command(tmp_path: Path) -> None:
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("title,teaser,language\nVäxjö,Om An Giang.,sv\n", "utf-8")
    assert run("link", "--from", source, "--to", target)[0] == 0
    (row,) = csv.DictReader(target.open(encoding="utf-8", newline=""))
    assert row["partnerships"] == "vaxjo-an-giang"
    assert run("link", "--from", source, "--to", source)[0] == 1
    code, _, err = run("link", "--from", tmp_path / "none.csv", "--to", target, "--language", "en")
    assert (code, err.count("\n")) == (1, 1)


def test_import_then_link(tmp_path: Path) -> None:
    """An import shows, then writes, then finds all the same; and what it wrote can be linked."""
    table, text = tmp_path / "articles.csv", tmp_path / "listing.txt"
    table.write_bytes((TABLES / "articles.csv").read_bytes())
    before = table.read_bytes()
    text.write_text("Falun och Tsumeb ses igen\n\nEfter flera år möttes de unga på nytt.\n", "utf-8")
    code, out, err = run("import", text, "--to", table, "--language", "en")
    assert (code, table.read_bytes()) == (0, before)
    assert "new     Falun och Tsumeb ses igen  [sv]" in out
    assert "Reading" in err
    assert run("import", text, "--to", table, "--write")[0] == 0
    assert table.read_bytes().startswith(before)
    assert "same" in run("import", text, "--to", table, "--write", "--language", "en")[1]
    assert run("link", "--from", table, "--to", tmp_path / "out.csv")[0] == 0
    assert "falun-tsumeb" in (tmp_path / "out.csv").read_text("utf-8").splitlines()[-1]
    assert run("import", tmp_path / "none.txt", "--to", table)[0] == 1
