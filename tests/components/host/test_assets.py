"""Our own files: which there are, packed, made once."""

from __future__ import annotations

import gzip
import re
from datetime import date
from pathlib import Path

import components.kit
from components.host.assets import assets, outlines, rows_file
from components.kit.styles import SCRIPTS
from components.outputs.client.assets import site_assets
from data.records import Dataset
from tests.components.styles import STREAMLITS
from tests.conftest import ROOT


def test_what_is_said_about_streamlits_elements_stands_in_one_style_which_the_application_alone_has() -> None:
    styles = {p.name: p.read_text("utf-8") for p in (ROOT / "components").rglob("*.css")}
    assert [name for name, text in styles.items() if re.search(STREAMLITS, text)] == ["streamlit.css"]
    assert len(re.findall("stHtml", styles["streamlit.css"])) <= 1
    application = assets()["page.css"].content.decode()
    assert styles["streamlit.css"] in application
    assert styles["page.css"] in application
    assert styles["site.css"] not in application


def test_copying_and_folding_are_one_file_for_the_application_and_the_site(sample: Dataset) -> None:
    kit = Path(components.kit.__file__).parent
    common = b"\n".join((kit / name).read_bytes() for name in SCRIPTS)
    assert assets()["page.js"].content.startswith(common)
    site = site_assets(sample, date(2026, 11, 22), {})
    assert site.files[site.common] == common
    assert common.count(b"clipboard.writeText") == 1
    assert sum(f.content.count(b"clipboard.writeText") for f in assets().values()) == 1


def test_our_files_are_packed_to_the_same_bytes() -> None:
    for file in (*assets().values(), *outlines().values()):
        assert not file.compressed or gzip.decompress(file.compressed) == file.content


def test_rows_are_made_once_for_a_revision(sample: Dataset) -> None:
    assert rows_file(sample) is rows_file(sample)
