"""Which language titles and summaries are written in, held to what the tables say."""

from __future__ import annotations

import pytest

from data.importers.draft import Draft
from data.importers.languages import code, detect_language, language_of
from data.records import Dataset


def test_no_title_of_the_tables_is_told_wrong_and_most_are_told(real: Dataset) -> None:
    titles = [(detect_language(article.title), article) for article in real.articles.values()]
    assert [article.title for language, article in titles if language not in ("", article.language)] == []
    assert sum(language == "" for language, _ in titles) < len(titles) / 8


def test_every_summary_of_the_tables_is_told_right(real: Dataset) -> None:
    written = [("sv", a.summary_sv) for a in real.articles.values()]
    written += [("en", a.summary_en) for a in real.articles.values()]
    assert [text for code, text in written if text and detect_language(text) != code] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Mujeres jóvenes presentan sus propuestas al concejo municipal"),
        ("pt", "Os jovens apresentam propostas à câmara municipal e à população"),
        ("fr", "Les jeunes femmes présentent leurs propositions au conseil municipal"),
        ("pl", "Młode kobiety przedstawiają swoje propozycje radzie gminy"),
        ("tr", "Genç kadınlar önerilerini belediye meclisine sundu"),
        ("uk", "Молоді жінки представили свої пропозиції міській раді"),
        ("ru", "Молодые женщины представили свои предложения городскому совету"),
        ("sr", "Омладина је представила предлоге општинском већу"),
        ("mk", "Младите ги претставија предлозите пред советот на општината"),
        ("ar", "قدمت الشابات مقترحاتهن إلى المجلس البلدي"),
        ("sw", "Wanawake vijana wawasilisha mapendekezo yao kwa baraza la kaunti"),
        ("id", "Perempuan muda menyampaikan usulan mereka kepada dewan kota"),
        ("vi", "Phụ nữ trẻ trình bày đề xuất của mình trước hội đồng thành phố"),
        ("sq", "Të rejat paraqitën propozimet e tyre në kuvendin komunal"),
        ("hy", "Երիտասարդ կանայք իրենց առաջարկները ներկայացրին ավագանուն"),
        ("ka", "ახალგაზრდა ქალებმა წინადადებები საკრებულოს წარუდგინეს"),
        ("am", "ወጣት ሴቶች ሀሳባቸውን ለከተማው ምክር ቤት አቀረቡ"),
        ("zh", "青年妇女向市议会提出建议并讨论未来的合作"),
        ("de", "Junge Frauen stellen dem Stadtrat ihre Vorschläge vor"),
        ("fi", "Nuoret naiset esittelivät ehdotuksensa kunnanvaltuustolle"),
        ("no", "Unge kvinner la fram forslagene sine for kommunestyret i går"),
    ],
)
def test_many_languages_are_told_apart(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text", ["", "2026", "ICLD", "Solwezi, Zambia", "Kisumu", "Växjö, An Giang, Kitwe", "No 7"]
)
def test_names_and_numbers_are_in_no_language(text: str) -> None:
    assert detect_language(text) == ""
    assert language_of(Draft(text)) == ""


def test_the_item_goes_before_its_text_and_the_text_before_what_is_said_of_the_whole() -> None:
    title = "Perempuan muda menyampaikan usulan mereka kepada dewan kota"
    assert language_of(Draft(title, language="ms", source_language="sv")) == "ms"
    assert language_of(Draft(title, source_language="sv")) == "id"
    assert language_of(Draft("Soacha", source_language="es")) == "es"
    # A text that leans to another language is no proof against the source's word.
    assert language_of(Draft("Kommunen underskriver aftale", source_language="sv")) == "sv"
    norwegian = "Unge kvinner la fram forslagene sine for kommunestyret i går"
    assert language_of(Draft(norwegian, source_language="nb")) == "nb"
    assert language_of(Draft("Soacha", url="https://a.se/en/soacha")) == "en"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("sv", "sv"),
        ("pt-BR", "pt"),
        ("en_GB", "en"),
        ("POR", "pt"),
        ("Portugisiska", "pt"),
        ("portuguese", "pt"),
        ("français", "fr"),
        ("", ""),
        ("xx", ""),
        ("flera", ""),
        ("sp", ""),
    ],
)
def test_codes_and_names_of_languages(name: str, short: str) -> None:
    assert code(name) == short
