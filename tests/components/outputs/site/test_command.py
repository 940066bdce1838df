"""``manage.py site``: what it writes, what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from components.outputs.site.security_txt import SECURITY_TXT
from components.outputs.site.write_folder import MARKER
from manage import manage
from tests.conftest import ROOT

SAMPLE = ROOT / "tests" / "data" / "sample"


def run(*options: str) -> Result:
    return CliRunner().invoke(manage, ["site", "--from", str(SAMPLE), "--today", "2026-11-22", *options])


def test_it_writes_a_site_and_says_how_far_it_is(tmp_path: Path) -> None:
    done = run("--to", str(tmp_path / "site"), "--base-url", "https://example.org/karta")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / MARKER).is_file()
    assert "https://example.org/karta/index.html" in (tmp_path / "site" / "sitemap.xml").read_text("utf-8")
    message = done.output.splitlines()
    assert any("platsernas sidor" in line for line in message)
    assert str(tmp_path / "site") in message[-1]


def test_it_hands_out_the_tables_that_it_read_and_whom_to_tell_of_a_weakness(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARTNERSKAPSKARTAN_CONTACT", "karta@example.org")
    assert run("--to", str(tmp_path / "site"), "--base-url", "https://example.org/").exit_code == 0
    text = (tmp_path / "site" / SECURITY_TXT).read_text("utf-8")
    assert "Contact: mailto:karta@example.org\nExpires: 2027-05-21T00:00:00Z\n" in text
    for table in SAMPLE.glob("*.csv"):
        assert (tmp_path / "site" / "data" / "tables" / table.name).read_bytes() == table.read_bytes()


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("sv", "har inte skapats av det här kommandot"), ("en", "was not created by this command")],
)
def test_it_leaves_a_folder_of_others_alone(tmp_path: Path, code: str, sentence: str) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run("--to", str(tmp_path), "--language", code)
    assert refused.exit_code == 1
    assert sentence in refused.output
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "address",
    ["example.org", "ftp://example.org/", "https://", "https://a b/", 'https://x/"><script>', "https://x/?a"],
)
def test_it_refuses_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    refused = run("--to", str(tmp_path / "site"), "--base-url", address)
    assert refused.exit_code == 1
    assert "https://www.example.org/karta/" in refused.output
    assert not (tmp_path / "site").exists()


def test_it_says_when_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    refused = run("--to", str(tmp_path / "file" / "site"))
    assert refused.exit_code == 1
    assert "går inte att skriva" in refused.output
    assert "Traceback" not in refused.output
