"""Links that lead on, in whatever language and place, and words that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importers.read_more import is_read_more, without_read_more

LINKS = [
    *(
        "Läs mer",
        "Read more",
        "Leer más",
        "Lire la suite",
        "Saiba mais",
        "Czytaj więcej",
        "Devamını oku",
        "Les mer",
    ),
    *("Читати далі", "Подробнее", "اقرأ المزيد", "Weiterlesen", "Xem thêm", "Soma zaidi", "LÄS MER"),
]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("form", ["{}", "→ {}", "{} →", "» {}", "{} »", "[{}]", "({})", "{}…", "{} >"])
def test_a_link_on_a_line_of_its_own_or_at_the_end(link: str, form: str) -> None:
    written = form.format(link)
    assert is_read_more(written, "")
    assert without_read_more(written) == written
    for teaser in ("De byggde en brunn.", "De byggde en brunn…", "De byggde en brunn […]", "Klarar de det?"):
        assert without_read_more(f"{teaser} {written}") == teaser


def test_a_teaser_without_a_full_stop() -> None:
    assert without_read_more("De byggde en brunn Läs mer") == "De byggde en brunn"
    assert without_read_more("De byggde en brunn → läs mer") == "De byggde en brunn"


def test_a_link_that_repeats_the_title() -> None:
    assert is_read_more(
        "Läs mer om De byggde en brunn och mycket annat i år", "De byggde en brunn och mycket annat i år"
    )
    assert not is_read_more("Läs mer om De byggde en brunn och mycket annat i år", "Avtal")
    assert without_read_more("De är klara. Läs mer om brunnen i Kilifi") == "De är klara."


@pytest.mark.parametrize(
    "line", ["Unga ska läsa mer", "Så kan barn läsa mer", "We want to read more", "Läs mer på a.se.", "Avtal"]
)
def test_sentences_and_titles_stay(line: str) -> None:
    assert without_read_more(line) == line


def test_an_arrow_behind_a_title_goes() -> None:
    assert without_read_more("En brunn →") == "En brunn"


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["Läs mer", "→", " ", ".", "om", "a", "[", "]"])).map("".join)
)
def test_what_is_left_is_the_beginning_of_the_line(line: str) -> None:
    assert line.startswith(without_read_more(line))
