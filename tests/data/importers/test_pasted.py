"""What is an article in pasted text, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.languages import language_of
from data.importers.pasted import drafts_of_text
from tests.conftest import ROOT

SEEDS = ROOT.parent / "shared" / "seeds"

LISTING = """
Artiklar

Hem
Om oss

Rent vatten – så gick det till

Rent vatten  – så gick det till

Två kommuner har byggt en brunn ihop. Här berättar de hur…

Läs mer

Come and see us!

Come and see us!

The two towns invite everybody to an open day in the park.

https://example.org/bild.jpg
En bildtext utan punkt

Kan unga ändra ”allt”?

Ungdomsrådet svarade ja, och visade hur.

Kontakt
"""


def titles(text: str) -> list[str]:
    return [draft.title for draft in drafts_of_text(text)]


def test_a_listing_gives_each_article_once_and_nothing_else() -> None:
    assert titles(LISTING) == ["Rent vatten – så gick det till", "Come and see us!", "Kan unga ändra ”allt”?"]


def test_the_teaser_and_the_language_go_with_the_title() -> None:
    drafts = drafts_of_text(LISTING)
    assert [language_of(draft) for draft in drafts] == ["sv", "en", "sv"]
    assert drafts[1].teaser == "The two towns invite everybody to an open day in the park."


def test_a_title_that_stands_twice_needs_no_teaser() -> None:
    assert titles("Meny\n\nTvå gånger\n\nTvå gånger\n\nAnnat\n") == ["Två gånger"]


def test_address_and_date_between_title_and_teaser_are_kept() -> None:
    (draft,) = drafts_of_text("En rubrik\nhttps://example.org/a\n3 juni 2019\nEn mening som är en ingress.\n")
    assert (draft.url, draft.published, draft.teaser) == (
        *("https://example.org/a", "2019-06-03", "En mening som är en ingress."),
    )


def test_sections_of_a_page_are_not_articles() -> None:
    section = "En mening.\n\nEn till.\n\n"
    page = f"Sidan om oss\n\nDel ett\n\n{section}Del två\n\n{section}Nyhet\n\nEn ingress.\n"
    assert titles(page) == ["Sidan om oss", "Nyhet"]


def test_cut_teasers_of_two_lines_are_still_a_listing() -> None:
    assert titles("Ett\n\nEn mening.\n\nOch mer…\n\nTvå\n\nEn mening.\n\nOch mer…\n") == ["Ett", "Två"]


def test_lines_broken_by_a_mail_programme_are_joined() -> None:
    text = "Rubrik\nEn ingress som är så lång att ett program bröt den på två rader\nmitt i en mening.\n"
    assert drafts_of_text(text)[0].teaser.endswith("två rader mitt i en mening.")


BRUNN, AVTAL = "De grävde i tre år.", "Båda har skrivit under."


@pytest.mark.parametrize(
    "text",
    [
        f"En brunn\n{BRUNN} Läs mer\n\nEtt avtal\n{AVTAL} Läs mer\n",
        f"En brunn\n\n{BRUNN}\n\nLäs mer\n\nEtt avtal\n\n{AVTAL}\n\nLäs mer\n",
        f"Aktuellt\n\nEn brunn\n{BRUNN} → Read more\n\nEtt avtal\n{AVTAL} → Read more\n",
        f"En brunn →\n{BRUNN}\n\nEtt avtal →\n{AVTAL}\n",
        f"En brunn\n{BRUNN}\n» Läs mer om En brunn\nEtt avtal\n{AVTAL}\n» Läs mer om Ett avtal\n",
        f"En brunn\n{BRUNN[:-1]} Leer más\n\nEtt avtal\n{AVTAL[:-1]} Leer más\n",
        f"En brunn\n{BRUNN[:-1]}\nLäs mer\n\nEtt avtal\n{AVTAL[:-1]}\nLäs mer\n",
        f"En brunn\n\n{BRUNN[:-1]}\n\nLäs mer\n\nEtt avtal\n\n{AVTAL[:-1]}\n\nLäs mer\n",
        f"En brunn\n\n{BRUNN[:-1]} Läs mer\n\nEtt avtal\n\n{AVTAL[:-1]} Läs mer\n",
        f"En brunn – {BRUNN} Läs mer\nEtt avtal – {AVTAL} Läs mer\n",
        "Aktuellt\n\nEn brunn\n\nLäs mer\n\nEtt avtal\n\nLäs mer\n",
        "En brunn\nLäs mer\n\nEtt avtal\nLäs mer\n",
        "En brunn Läs mer\n\nEtt avtal Läs mer\n",
    ],
)
def test_a_link_that_leads_on_marks_an_article_and_is_no_part_of_it(text: str) -> None:
    result = drafts_of_text(text)
    assert [draft.title for draft in result] == ["En brunn", "Ett avtal"]
    assert [draft.teaser.rstrip(".") for draft in result] in (["", ""], [BRUNN[:-1], AVTAL[:-1]])


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("{1}\nEn brunn\n{b}\n\n{2}\nEtt avtal\n{a}\n", "12"),
        ("{1}\n\nEn brunn\n\n{b}\n\n{2}\n\nEtt avtal\n\n{a}\n", "12"),
        ("Aktuellt\n\n{1}\nEn brunn\n{b}\n{2}\nEtt avtal\n{a}\n", "12"),
        ("Nyhet | {1}\nEn brunn\nLäs mer\n\n{2}, Debatt\nEtt avtal\nLäs mer\n", "12"),
        ("En brunn\n{b}\n{1}\n\nEtt avtal\n{a}\n{2}\n", "12"),
        ("En brunn\n\n{b}\n\n{1}\n\nEtt avtal\n\n{a}\n\n{2}\n", "12"),
        ("En brunn\n{1}\n{b}\n\nEtt avtal\n{2}\n{a}\n", "12"),
        ("{1}\nEn brunn\n{b}\n\nEtt avtal\n{a}\n", "1."),
        ("En brunn\n{b}\n\n{2}\nEtt avtal\n{a}\n", ".2"),
        ("En brunn\n{b}\n{1}\n\nEtt avtal\n{a}\n", "1."),
        ("En brunn\n\n{b}\n\n{1}\n\nEtt avtal\n\n{a}\n", ".."),
    ],
)
def test_dates_stand_above_the_titles_or_below_and_go_to_the_right_one(text: str, dates: str) -> None:
    written = text.replace("{1}", "4 mars 2026").replace("{2}", "5 mars 2026")
    result = drafts_of_text(written.replace("{b}", BRUNN).replace("{a}", AVTAL))
    assert [draft.title for draft in result] == ["En brunn", "Ett avtal"]
    days = {"1": "2026-03-04", "2": "2026-03-05", ".": ""}
    assert [draft.published for draft in result] == [days[sign] for sign in dates]


def test_a_date_that_may_be_two_is_told_with_its_line() -> None:
    report: list[tuple[str, object]] = []
    result = drafts_of_text(
        f"En brunn\n03/04/2026\n{BRUNN}\n", lambda key, **what: report.append((key, what["row"]))
    )
    assert [(draft.title, draft.published) for draft in result] == [("En brunn", "")]
    assert report == [("note.line-day-or-month", 2)]


@given(st.text() | st.lists(st.sampled_from(["A", "B.", "\n", "\n\n", "A b", "…", "– "])).map("".join))
def test_any_text_gives_cleaned_titles_each_once(text: str) -> None:
    result = titles(text)
    assert all(title == " ".join(title.split()) and title.isprintable() for title in result)
    assert len(set(result)) == len(result)


@pytest.mark.parametrize(
    ("name", "count", "english"), [("artiklar", 10, 1), ("goda-exempel", 31, 3), ("startsida", 2, 1)]
)
def test_the_organisations_own_listings(name: str, count: int, english: int) -> None:
    """Counted by hand; of the articles table, each row that came from them has its title here."""
    path = SEEDS / f"{name}.txt"
    if not path.exists():
        pytest.skip("the listings themselves are not part of the repository")
    drafts = drafts_of_text(path.read_text("utf-8"))
    assert len(drafts) == count
    assert sum(language_of(draft) == "en" for draft in drafts) == english
