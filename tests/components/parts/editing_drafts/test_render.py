"""The list of drafts: text is text, and what is behind or wrong is said."""

from datetime import UTC, datetime

import pytest

from components.language import language
from components.parts.editing_drafts.render import draft_html, drafts_heading, drafts_intro, last_published
from components.state.editing import EditingAddress
from data.editing.draft_summary import DraftSummary
from data.store.drafts import DraftEntry
from data.store.revision import Publication

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
EN = language("en")
ENTRY = DraftEntry(7, 2, 3, "<b>{{7*7}}</b>", "Anna", "Berit & Co", AT, AT)


@pytest.mark.parametrize(
    ("summary", "newest", "words"),
    [
        (DraftSummary(0, 0), 3, ("Nothing changed yet", "No problems", "Based on revision 3<")),
        (
            DraftSummary(2, 1),
            4,
            ("2 rows changed", "One problem to correct", "one revision has been published"),
        ),
        (DraftSummary(None, 3), 5, ("cannot be compared", "3 problems", "2 revisions have been published")),
        (None, 3, ("Damaged: its content cannot be read",)),
    ],
)
def test_a_draft_says_how_far_it_is(
    summary: DraftSummary | None, newest: int, words: tuple[str, ...]
) -> None:
    html = draft_html(EN, ENTRY, summary, newest)
    assert [word for word in words if word not in html] == []
    assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in html
    assert "Begun by Anna 22 Nov 2026 10:30. Last saved by Berit &amp; Co 22 Nov 2026 10:30." in html


def test_a_newcomer_is_told_what_to_do_first() -> None:
    assert "<ol>" in drafts_intro(EN, is_empty=True)
    assert "<ol>" not in drafts_intro(EN, is_empty=False)
    assert drafts_heading(EN, 1) == "<h2>One draft</h2>"


def test_what_was_published_last_leads_to_the_history() -> None:
    entry = Publication(3, 2, AT, "<Anna>", "Juni & juli", "0" * 12, "")
    html = last_published(EN, entry, EditingAddress(section="history", language="en"))
    assert "Revision 3, 22 Nov 2026 10:30, &lt;Anna&gt;" in html
    assert "Juni &amp; juli" in html
    assert 'href="./editing?section=history&amp;language=en"' in html
