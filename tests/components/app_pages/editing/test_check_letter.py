"""A letter to copy and the reply to it, run by Streamlit: what is certain is put into a draft, its words nowhere."""

from __future__ import annotations

from components.outputs.letter.content import letter_of
from components.outputs.letter.mail import mail_text
from data.records import Dataset
from data.store.drafts import Drafts
from tests.components.app_pages.editing.conftest import Browser, texts
from tests.components.app_pages.editing.test_check import EN, TODAY, project


def answered(dataset: Dataset, place: str, answers: dict[str, str]) -> str:
    """Return the letter to a place with answers to the first question of some projects."""
    lines, project = [], ""
    letter = letter_of(dataset, EN, place, TODAY)
    for line in mail_text(letter, EN).splitlines():
        project = next((item.id for item in letter.items if line.endswith(f"[{item.id}]")), project)
        wanted = line == letter.answer and lines[-1].endswith(letter.running)
        lines.append(f"> {line} {answers.get(project, '') if wanted else ''}".rstrip())
    return "\n".join(["Hello,", "", *lines, "", "Kind regards, Anna Andersson, anna@kommun.example"])


def asked(sample: Dataset) -> tuple[str, str]:
    """Return a place and a project of which it is certain when it ended."""
    for ident, record in sample.projects.items():
        place = sample.partnerships[record.partnership].swedish_place
        items = {item.id for item in letter_of(sample, EN, place, TODAY).items}
        if (
            ident in items
            and record.stated_status != "planned"
            and record.start
            and record.start_year
            and record.start_year < 2024
            and not record.end
        ):
            return place, ident
    raise LookupError


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
