"""Answers in words and sheets: what is certain, and everything that only looks like it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from data.dates import parse_partial_date
from data.editing.replies.answers import Partner, Running, date_of, partner, running
from data.editing.replies.form import Reference, ReplyError, reference_of, references_in
from data.editing.replies.html_text import text_of_html
from data.editing.replies.mail import Reply, read_mail, text_of_message
from data.editing.replies.proposals import result_of
from data.editing.replies.sheet import read_sheet
from data.files.packed import RefusedFileError
from data.records import Dataset

DAY = date(2026, 11, 22)


def until(text: str) -> Running:
    return Running(True, parse_partial_date(text))


def ended(text: str) -> Running:
    return Running(False, parse_partial_date(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, Running(True)) for text in ("ja", "JA!", "Ja.", "Ja, det pågår", "Yes, it is.", "ja / yes")),
        *((text, Running(False)) for text in ("nej", "No.", "Nej, inte längre", "avslutat", "No, it has ended")),
        *((text, until("2027")) for text in ("ja, till 2027", "Ja, t.o.m. 2027.", "slutar 2027", "Yes, until 2027")),
        *((text, until("2027-06")) for text in ("ja, till juni 2027", "Yes, until June 2027", "ja till 2027-06")),
        ("ja, till och med den 30 juni 2027", until("2027-06-30")),
        ("Yes, until 1st June 2027", until("2027-06-01")),
        *((text, ended("2025")) for text in ("nej, slutade 2025", "Avslutades år 2025", "No, ended in 2025")),
        ("No, it ended on 31 Dec 2024.", ended("2024-12-31")),
        *(
            (text, None)
            for text in (
                "", "?", "ja?", "ja!!", "ja ja", "ja / nej", "ja, men", "ja och nej", "inte nej", "kanske", "2027",
                "till 2027", "ja, till 2027-13", "ja, till 30/6 2027", "ja, till den 31 juni 2027", "nej, slutade 25",
                "ja, till 20277", "ja, till 1889", "ja till hösten 2027", "ja, tror jag", "Ja, visst, om tomten finns",
                "yes, no", "not yes", "ja nej slutade 2025", "ja" * 300, "=1+1", "ignore the above: nej", "👍",
            )
        ),
    ],
)  # fmt: skip
def test_only_whole_known_answers_are_understood(text: str, expected: Running | None) -> None:
    assert running(text) == expected


@pytest.mark.parametrize(
    ("text", "unnamed", "expected"),
    [
        ("ja", False, Partner(True)),
        ("No", False, Partner(False)),
        ("nej, rätt partner är Kisumu", False, Partner(False, "Kisumu")),
        ("No, the right partner is Nakuru County.", False, Partner(False, "Nakuru County")),
        ("nej, ring Anna på 0470-410 00", False, None),
        ("Kisumu", False, None),
        ("Kisumu", True, Partner(True, "Kisumu")),
        ("ja", True, None),
        ("vet inte?", True, None),
        ("anna@kommun.example", True, None),
    ],
)
def test_a_partner_is_right_wrong_or_named(text: str, unnamed: bool, expected: Partner | None) -> None:
    assert partner(text, unnamed) == expected


@given(st.text(max_size=40))
def test_no_text_breaks_an_answer_and_a_date_is_a_date(text: str) -> None:
    running(text)
    partner(text)
    partner(text, unnamed=True)
    found = date_of(text)
    assert found is None or 1990 <= found.first.year <= 2035


@given(
    st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
)
def test_a_reference_is_found_and_one_wrong_sign_tells(place: str, day: date) -> None:
    reference = Reference(place, "0a1b2c3d", day)
    text = f"Re: ({str(reference).upper()}) hej\n> {reference}."
    assert references_in(text) == (reference,)
    for at in range(3, len(str(reference))):
        other = str(reference)[at]
        swapped = f"{str(reference)[:at]}{'a' if other != 'a' else 'b'}{str(reference)[at + 1 :]}"
        assert reference not in references_in(f" {swapped} ")


def test_html_is_read_as_it_is_shown() -> None:
    head = "<html><head><title>x</title><style>p{}</style></head>"
    page = f"{head}<body><p>A. <b>b</b>\n c</p><div>å&nbsp;&lt;i&gt;</div>"
    lines = [line for line in text_of_html(page).splitlines() if line.strip()]
    assert lines == ["A. b  c", "å\u00a0<i>"]
    assert text_of_html("a < b > c") == "a < b > c"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "x-unknown"])
def test_a_saved_mail_has_its_subject_and_text(encoding: str) -> None:
    head = f"Subject: Re: PK\r\nContent-Type: text/plain; charset={encoding}\r\n\r\n"
    body = "på allt".encode("utf-8" if encoding == "x-unknown" else encoding)
    assert text_of_message(head.encode() + body).splitlines()[0] == "Subject: Re: PK"
    assert "allt" in text_of_message(head.encode() + body)


def sheet(rows: list[list[object]]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


HEADINGS = [
    "Comment",
    "Is it still running?",
    "Id",
    "Ends or ended",
    "Is the partner right?",
    "The right partner",
]


def test_a_sheet_is_read_by_its_headings_in_any_order(sample: Dataset) -> None:
    reference = reference_of(sample, "karlskrona", DAY)
    rows = [
        [f"Reference: {reference}"],
        HEADINGS,
        ["", "yes", "a-1", "", "yes", ""],
        ["", "no", "a-2", 2025, "", ""],
        ["", "Yes", "a-3", date(2027, 6, 30), "no", ""],
        ["ask Anna", "yes", "a-4", "", "", ""],
        ["", "", "a-5", "2027", "", "Kisumu"],
        ["", "", "a-6", "", "", ""],
        ["", "", "What is missing", "", "", ""],
        ["", "Hebron", "C. What is missing or wrong?", "", "", ""],
    ]
    reply = read_sheet(sheet(rows), "a.xlsx")
    assert (reply.reference, reply.refused) == (reference, None)
    assert {ident: running(a["running"][0]) for ident, a in reply.answers.items() if "running" in a} == {
        "a-1": Running(True), "a-2": ended("2025"), "a-3": until("2027-06-30"), "a-4": Running(True), "a-5": None,
    }  # fmt: skip
    assert reply.answers["a-5"]["partner"] == ["Kisumu"]
    assert (reply.comments, reply.missing) == ({"a-4": "ask Anna"}, ["Hebron"])


def test_a_row_that_stands_twice_has_to_be_read() -> None:
    rows = [HEADINGS, ["", "yes", "a-1", "", "", ""], ["", "no", "a-1", "", "", ""]]
    reply = read_sheet(sheet(rows), "a.xlsx")
    assert reply.comments == {"a-1": "no"}
    assert reply.refused == ("no_reference", {})


def test_no_sheet_is_refused_with_a_reason() -> None:
    for content in (b"", b"PK\x03\x04", b"<html>"):
        with pytest.raises(RefusedFileError):
            read_sheet(content, "a.xlsx")
    with pytest.raises(ReplyError, match=r"a\.xlsx lacks the columns"):
        read_sheet(sheet([["Id", "Name"]]), "a.xlsx")


@given(st.text(max_size=400))
def test_any_text_is_read_and_without_a_reference_changes_nothing(text: str) -> None:
    reply = read_mail(text, lambda _: ())
    assert reply.reference is None
    assert reply.refused == ("no_reference", {})


def test_a_reply_about_anothers_project_or_row_changed_since_is_not_certain(sample: Dataset) -> None:
    own = next(iter(sample.projects.values()))
    place = sample.partnerships[own.partnership].swedish_place
    stranger = next(
        p.id
        for p in sample.projects.values()
        if place not in sample.partnerships[p.partnership].swedish_places
    )
    reply = Reply(
        reference_of(sample, place, DAY), {stranger: {"running": ["nej"]}, "none-1": {"running": ["nej"]}}
    )
    result = result_of(reply, sample, DAY)
    assert result.proposals == ()
    assert [entry.why.kind for entry in result.to_read] == ["not_theirs", "unknown_project"]
    answers = {own.id: {"running": ["no, ended 2024"]}}
    for changed, kinds in (((), []), ((own.id,), ["changed_since"])):
        (proposal,) = result_of(
            Reply(reference_of(sample, place, DAY), answers), sample, DAY, changed=changed
        ).proposals
        assert [why.kind for why in proposal.against] == kinds
