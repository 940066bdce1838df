"""Which draft is which row of the table, and what it changes there."""

from __future__ import annotations

from data.importers.draft import Draft
from data.importers.match import match


def row(**cells: str) -> dict[str, str]:
    return {
        "id": "a",
        "title": "Ett",
        "url": "https://icld.se/artikel/ett/",
        "twin_url": "",
        "published": "",
    } | cells


def test_same_by_address_however_it_is_written() -> None:
    (result,) = match([Draft("Ett", url="http://www.icld.se/artikel/ett?utm_source=x")], [row()])
    assert (result.verdict, result.known, result.changes) == ("same", "a", ())


def test_a_new_title_at_the_same_address_is_a_change() -> None:
    (result,) = match([Draft("Två", url="https://icld.se/artikel/ett")], [row()])
    assert (result.verdict, result.changes) == ("changed", (("title", "Ett", "Två"),))


def test_a_title_at_another_address_is_another_article_and_changes_nothing() -> None:
    known = [
        row(url="https://a.se/visa.php?nr=7"),
        row(id="b", title="Månadens frågor", url="https://a.se/m/1"),
    ]
    drafts = [
        Draft("Två", url="https://a.se/visa.php?nr=8"),
        Draft("Månadens frågor", url="https://a.se/m/2"),
        Draft("Månadens frågor", url="https://b.se/en/m/1"),
    ]
    assert [(result.verdict, result.changes) for result in match(drafts, known)] == [("new", ())] * 3


def test_addresses_that_differ_in_their_language_alone_are_the_same_only_with_the_same_title() -> None:
    prefixed = "https://icld.se/sv/artikel/ett"
    (result,) = match([Draft("Ett", url=prefixed)], [row()])
    assert (result.verdict, result.known, result.changes) == ("same", "a", ())
    assert match([Draft("Två", url=prefixed)], [row()])[0].verdict == "new"


def test_by_title_an_empty_address_and_date_are_filled() -> None:
    (result,) = match(
        [Draft("”ETT”", url="https://icld.se/x", published="2024-01-02")], [row(title="”ETT”", url="")]
    )
    assert [change[0] for change in result.changes] == ["url", "published", "published_basis"]


def test_what_people_wrote_is_never_taken_back() -> None:
    (result,) = match(
        [Draft("Ett", language="en", published="2024-01-02")], [row(published="2020", language="sv")]
    )
    assert result.verdict == "same"


def test_the_page_in_the_other_language_is_the_same_article() -> None:
    known = [row(twin_url="https://icld.se/en/article/one/")]
    assert match([Draft("One", url="https://icld.se/en/article/one")], known)[0].verdict == "same"
    (result,) = match([Draft("Ett", url="https://icld.se/en/article/one")], [row()])
    assert result.changes == (("twin_url", "", "https://icld.se/en/article/one"),)


def test_two_drafts_do_not_take_the_same_row() -> None:
    drafts = [Draft("Ett", url="https://icld.se/artikel/ett"), Draft("Ett", url="https://icld.se/annat")]
    assert [result.verdict for result in match(drafts, [row()])] == ["same", "new"]


def test_a_teaser_fills_a_row_that_lacks_a_summary_and_only_in_its_language() -> None:
    draft = Draft("Ett", "<p>En <i>ingress</i>.</p>", language="sv")
    bare, whole = {"language": "sv", "summary_sv": "Ord."}, {"summary_sv": "Ord.", "summary_en": "Words."}
    assert match([draft], [row(**bare)])[0].changes == (("teaser", "", "En ingress."),)
    assert match([draft], [row(**bare, teaser="Den förra.")])[0].verdict == "same"
    assert match([draft], [row(**bare | {"language": "en"})])[0].verdict == "same"
    assert match([draft], [row(language="sv", **whole)])[0].verdict == "same"
