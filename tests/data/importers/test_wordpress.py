"""What WordPress answers, kept in a file or asked for page by page."""

from __future__ import annotations

import json

from data.importers.draft import Draft
from tests.data.importers.drafts import drafts

POSTS = [
    {"title": {"rendered": "Ett &#8211; två"}, "excerpt": {"rendered": "<p>Text&hellip;</p>"}, "link": "https://a.se/1",
     "date": "2024-05-06T10:00:00", "type": "post"},
    {"title": {"rendered": "Kom!"}, "link": "https://a.se/2", "date": "", "type": "event", "lang": "en"},
]  # fmt: skip


def test_an_answer_of_wordpress_in_a_file() -> None:
    first, second = drafts(json.dumps(POSTS))
    assert first == Draft("Ett – två", "Text…", "https://a.se/1", "2024-05-06")
    assert (second.language, second.kind) == ("en", "event")
