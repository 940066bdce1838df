"""The notices of the editors' page."""

from components.parts.editing_notice.render import notice


def test_text_is_text_and_a_problem_is_announced_at_once() -> None:
    html = notice("problem", "<b>Berit</b> {{7*7}}", ["a & b"])
    assert "&lt;b&gt;Berit&lt;/b&gt; {{7*7}}" in html
    assert "<p>a &amp; b</p>" in html
    assert 'role="alert"' in html
    assert 'role="status"' in notice("done", "Sparat")
