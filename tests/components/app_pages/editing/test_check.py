"""The list of what is to be checked, run by Streamlit: confirmed, asked, answered, and never without a right."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from components.language import language
from components.outputs.letter.content import letter_of
from components.outputs.letter.mail import mail_text
from data.editing.roles import Editor
from data.editing.to_check import to_check
from data.records import Dataset
from data.store.drafts import Drafts
from data.store.revision import loaded_of
from tests.components.app_pages.editing.conftest import Browser, texts

TODAY = date(2026, 11, 22)
EN = language("en")


def answered(dataset: Dataset, place: str, answers: dict[str, str]) -> str:
    """Return the letter to a place with answers to the first question of some projects."""
    lines, project = [], ""
    letter = letter_of(dataset, EN, place, TODAY)
    for line in mail_text(letter, EN).splitlines():
        project = next((item.id for item in letter.items if line.endswith(f"[{item.id}]")), project)
        wanted = line == letter.answer and lines[-1].endswith(letter.running)
        lines.append(f"> {line} {answers.get(project, '') if wanted else ''}".rstrip())
    return "\n".join(["Hello,", "", *lines, "", "Kind regards, Anna Andersson, anna@kommun.example"])


def project(drafts: Drafts, ident: str) -> tuple[str, str, str]:
    (entry,) = drafts.entries()
    record = loaded_of(drafts.get(entry.number).files).dataset.projects[ident]
    return record.stated_status, record.confirmed.text if record.confirmed else "", record.confirmed_by


def test_one_click_confirms_against_the_source(browser: Browser, drafts: Drafts, sample: Dataset) -> None:
    app = browser("check").run()
    entries = to_check(sample, TODAY)
    assert EN("editing_check.count", n=len(entries)) in texts(app)
    stale = next(e for e in entries if "stale" in dict(e.reasons))
    app.button(key=f"check-confirm-{stale.project.id}").click().run()
    assert not app.exception
    assert project(drafts, stale.project.id)[1:] == ("2026-11-22", "")
    assert "stale" not in dict(
        next((e.reasons for e in to_check(dataset_of(drafts), TODAY) if e.project.id == stale.project.id), ())
    )
    app.button(key=f"check-correct-{entries[0].project.id}").click().run()
    assert "rows" in app.query_params["section"]


def dataset_of(drafts: Drafts) -> Dataset:
    (entry,) = drafts.entries()
    return loaded_of(drafts.get(entry.number).files).dataset


def test_a_reply_is_put_into_a_draft_and_its_words_are_not_kept(
    browser: Browser, drafts: Drafts, sample: Dataset
) -> None:
    place, ident = asked(sample)
    app = browser("check", place=place).run()
    assert letter_of(sample, EN, place, TODAY).subject in [code.value for code in app.code]
    app.text_area(key="reply-text").set_value(answered(sample, place, {ident: "no, ended in 2024"}))
    app.button(key="reply-read").click().run()
    assert app.checkbox(key="reply-take-0").value is True
    app.button(key="reply-put").click().run()
    assert not app.exception
    assert project(drafts, ident) == ("ended", "2026-11-22", place)
    assert app.text_area(key="reply-text").value == ""
    files = drafts.get(drafts.entries()[0].number).files
    assert not any(b"Anna Andersson" in content or b"anna@kommun" in content for content in files.values())


def asked(sample: Dataset) -> tuple[str, str]:
    """Return a place and a project of which it is certain when it ended."""
    for ident, record in sample.projects.items():
        place = sample.partnerships[record.partnership].swedish_place
        items = {item.id for item in letter_of(sample, EN, place, TODAY).items}
        if (
            ident in items
            and record.start
            and record.start_year
            and record.start_year < 2024
            and not record.end
        ):
            return place, ident
    raise LookupError


def test_what_is_uncertain_is_not_ticked(browser: Browser, drafts: Drafts, sample: Dataset) -> None:
    place, ident = asked(sample)
    app = browser("check", place=place).run()
    doubt = f"None of this is true any more.\n{answered(sample, place, {ident: 'no, ended in 2024'})}"
    app.text_area(key="reply-text").set_value(doubt)
    app.button(key="reply-read").click().run()
    assert app.checkbox(key="reply-take-0").value is False
    app.button(key="reply-put").click().run()
    assert EN("editing_check.reply_none_taken") in texts(app)
    assert drafts.entries() == ()


@pytest.mark.parametrize("code", ["sv", "en"])
def test_a_viewer_sees_the_list_and_changes_nothing(browser: Browser, drafts: Drafts, code: str) -> None:
    app: AppTest = browser("check", role="viewer", language=code).run()
    assert not app.exception
    assert [b.key for b in app.button if "confirm" in str(b.key) or "reply" in str(b.key)] == []
    # The role is looked at again when a button is pressed that was drawn before it was taken away.
    app = browser("check", role="editor", language=code).run()
    button = next(b for b in app.button if str(b.key).startswith("check-confirm-"))
    app.session_state["signed-in"] = Editor("Anna", "viewer")
    button.click().run()
    assert drafts.entries() == ()
