"""The HTML of things to do."""

from __future__ import annotations

from components.language import language
from components.parts.editing_to_do.items import ToDo
from components.parts.editing_to_do.render import to_do, to_do_heading, to_do_list


def test_text_is_text() -> None:
    item = ToDo("<b>{{7*7}}</b>", ("a & b", "c"), is_warning=True)
    for html in (to_do(item), to_do_list((item,), "<i>")):
        assert "&lt;b&gt;{{7*7}}&lt;/b&gt;" in html
        assert "<p>a &amp; b</p>" in html
        assert "pk-todo-warning" in html
    assert "Inga fel" in to_do_heading(language("sv"), 0)
    assert "2 problems" in to_do_heading(language("en"), 2)
