"""Letters and their replies: what is certain is right, and nothing else becomes a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from pypdf import PdfReader

from components.language import language
from components.outputs.letter.files import letter_files
from components.outputs.letter.reading import past_of, read_file, read_text
from components.outputs.letter.sheet import sheet_bytes
from components.state.state import LANGUAGES
from data.dataset import assemble
from data.editing.replies.form import say
from data.editing.replies.proposals import Result
from data.editing.row_edits import with_edits
from data.reading.read_folder import read_folder
from data.records import Dataset
from data.schema.schema import TABLES
from data.status import Period, span_in, span_status
from data.store.drafts import Drafts
from data.store.revision import files_of, loaded_of
from data.store.store import open_store
from manage import manage
from tests.components.outputs.letter.invented import DAY, Invented, invented


def understood(dataset: Dataset, reply: Invented) -> Result:
    """Return what is understood of a reply; to another party's letter an editor has come by mistake."""
    mistaken = "ale" if reply.letter.reference.place != "ale" else "vaxjo"
    place = mistaken if reply.kind == "other_letter" else ""
    return read_text(reply.text, dataset, past_of(None, dataset), DAY, place)


def wrong(dataset: Dataset, reply: Invented, result: Result) -> list[str]:
    """Return the projects that a reply changes for certain and otherwise than it says."""
    sure = [proposal for proposal in result.proposals if proposal.sure]
    loaded = loaded_of(with_edits(files_of(dataset), [e for p in sure for e in p.edits]))
    assert loaded.problems == ()
    bad = []
    for ident, project in loaded.dataset.projects.items():
        before, truth = dataset.projects[ident], reply.truth.get(ident)
        if project == before:
            continue
        expected = replace(project, confirmed=before.confirmed, confirmed_by=before.confirmed_by)
        expected = replace(expected, stated_status=before.stated_status, end=before.end)
        status = span_status(span_in(loaded.dataset, project), Period.day(DAY))
        is_right = (
            truth is not None
            and expected == before
            and (project.confirmed_by, str(project.confirmed and project.confirmed.text))
            == (reply.letter.reference.place, DAY.isoformat())
            and status == ("active" if truth.runs else "ended")
            and (not truth.end or (project.end is not None and project.end.text == truth.end))
        )
        if not is_right:
            bad.append(f"{reply.kind}: {ident}: {truth}, {project.stated_status}, {project.end}, {status}")
    others = loaded.dataset.partnerships != dataset.partnerships
    return [*bad, *(["partnerships"] if others else [])]


@pytest.mark.parametrize("seeds", [range(100), pytest.param(range(100, 1_100), marks=pytest.mark.deep)])
def test_of_invented_replies_a_tenth_of_them_nonsense_no_row_is_wrong(real: Dataset, seeds: range) -> None:
    answered, taken = 0, Counter[str]()
    for seed in seeds:
        reply = invented(real, seed, nonsense=seed % 10 == 0)
        result = understood(real, reply)
        assert wrong(real, reply, result) == [], (seed, reply.text)
        sure = sum(proposal.sure for proposal in result.proposals)
        taken[reply.kind] += sure
        answered += len(reply.truth)
    # What is told for certain is also taken, unless our own row speaks against it.
    assert sum(taken.values()) > answered / 2
    assert all(taken[kind] for kind in ("inline", "numbered", "all"))


@pytest.mark.parametrize("seeds", [range(160), pytest.param(range(160, 2_000), marks=pytest.mark.deep)])
def test_nonsense_makes_no_row_at_all(real: Dataset, seeds: range) -> None:
    for seed in seeds:
        reply = invented(real, seed, nonsense=True)
        result = understood(real, reply)
        assert [p for p in result.proposals if p.sure] == [], (seed, reply.kind, reply.text)


def filled(dataset: Dataset, reply: Invented) -> bytes:
    """Return the letter's sheet with the answers of a reply in it."""
    words = language(reply.letter.code)
    book = load_workbook(BytesIO(sheet_bytes(reply.letter, words)))
    sheet = book.active
    header = next(row for row in sheet.iter_rows() if row[0].value == "Id")
    at = {cell.value: cell.column for cell in header}
    yes, no, running, until = (
        say(f"sheet.{name}", reply.letter.code) for name in ("yes", "no", "running", "until")
    )
    for row in range(header[0].row + 1, sheet.max_row + 1):
        truth = reply.truth.get(str(sheet.cell(row, 1).value))
        if truth:
            sheet.cell(row, at[running]).value = yes if truth.runs else no
            sheet.cell(row, at[until]).value = truth.end or None
    target = BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("seeds", [range(25), pytest.param(range(25, 250), marks=pytest.mark.deep)])
def test_filled_sheets_say_the_same(real: Dataset, seeds: range) -> None:
    taken = 0
    for seed in seeds:
        reply = invented(real, seed, nonsense=False)
        result = read_file(filled(real, reply), "svar.xlsx", real, past_of(None, real), DAY)
        assert wrong(real, reply, result) == [], seed
        taken += sum(proposal.sure for proposal in result.proposals)
    assert taken > len(seeds) / 2


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_letter_tells_every_project_with_its_sources_in_each_form(real: Dataset, code: str) -> None:
    words = language(code)
    made = letter_files(real, words, "karlskrona", DAY)
    letter, contents = made.letter, dict(zip(("txt", "pdf", "xlsx"), made.files.values(), strict=True))
    text = contents["txt"].decode()
    assert text.startswith(letter.subject)
    pdf = PdfReader(BytesIO(contents["pdf"]))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == code
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    sheet = load_workbook(BytesIO(contents["xlsx"])).active
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert len(letter.items) > 3
    for item in letter.items:
        assert f"[{item.id}]" in text
        assert item.id in cells
        assert item.topic in printed
        assert item.topic in cells
        assert all(url in text for url, _ in item.sources)
    for form in (text, printed, "\n".join(cells)):
        assert str(letter.reference) in form
        assert letter.missing in form
    # Nobody can write over what we say.
    assert sheet.protection.sheet
    assert sum(not cell.protection.locked for row in sheet.iter_rows() for cell in row) >= 3 * len(
        letter.items
    )
    assert len(sheet.data_validations.dataValidation) == 1


def test_what_has_changed_since_the_letter_is_told(real: Dataset) -> None:
    reply = next(r for s in range(200) if (r := invented(real, s, nonsense=False)).kind == "all")
    tables = {n: list(real.coverage if n == "coverage" else getattr(real, n).values()) for n in TABLES}
    first = reply.letter.items[0].id
    tables["projects"] = [replace(p, note_en="Changed.") if p.id == first else p for p in tables["projects"]]
    now = assemble(tables)
    result = read_text(reply.text, now, past_of(None, real), DAY)
    against = {p.project: [why.kind for why in p.against] for p in result.proposals}
    assert all(("changed_since" in kinds) == (ident == first) for ident, kinds in against.items())
    # Of a letter whose revision nobody has any more nothing is certain.
    result = read_text(reply.text, now, past_of(None, now), DAY)
    assert [p for p in result.proposals if p.sure] == []
    assert "unknown_revision" in {entry.why.kind for entry in result.to_read}


def test_the_whole_round_by_command(tmp_path: Path, real: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = [
        "ask",
        "--stale",
        "--place",
        "karlskrona",
        "--to",
        str(tmp_path / "letters"),
        "--today",
        str(DAY),
    ]
    result = CliRunner().invoke(manage, [*asked, "--language", "en"])
    assert result.exit_code == 0, result.output
    folder = tmp_path / "letters" / "karlskrona"
    assert sorted(p.suffix for p in folder.iterdir()) == [".pdf", ".txt", ".xlsx"]
    index = (tmp_path / "letters" / "index.csv").read_text("utf-8-sig")
    assert index.splitlines()[1].startswith("karlskrona,Karlskrona Municipality,,")
    reply = next(
        r
        for s in range(5_000)
        if (r := invented(real, s, nonsense=False)).letter.reference.place == "karlskrona"
        and r.kind == "inline"
        if any(p.sure for p in understood(real, r).proposals)
    )
    replies = tmp_path / "replies"
    replies.mkdir()
    (replies / "a.txt").write_text(reply.text)
    (replies / "b.xlsx").write_bytes(b"no sheet")
    to = tmp_path / "tables"
    result = CliRunner().invoke(manage, ["replies", str(replies), "--to", str(to), "--today", str(DAY)])
    assert result.exit_code == 0, result.output
    assert "Säkert:" in result.output
    changed = read_folder(to).dataset
    sure = {p.project for p in understood(real, reply).proposals if p.sure}
    assert {p.id for p in changed.projects.values() if p != real.projects[p.id]} == sure
    # And into a draft of the store.
    store = open_store(str(tmp_path / "store.sqlite"))
    now = datetime(2026, 11, 22, tzinfo=UTC)
    store.publish(real, "Anna", "Först", 0, now)
    entry = Drafts(store).create("Svar", "Anna", 1, files_of(real), now)
    monkeypatch.setenv("PARTNERSKAPSKARTAN_STORE", str(tmp_path / "store.sqlite"))
    line = ["replies", str(replies), "--draft", str(entry.number), "--today", str(DAY)]
    assert CliRunner().invoke(manage, line).exit_code == 0
    assert loaded_of(Drafts(store).get(entry.number).files).dataset == changed
    assert CliRunner().invoke(manage, ["ask", "--place", "an-giang"]).exit_code == 1
