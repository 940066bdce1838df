"""The sentence that says what is shown."""

from __future__ import annotations

import pytest

from tests.components.view.real import view


def test_the_first_view_is_what_is_active_today() -> None:
    first = view()
    assert (
        first.counts.partnerships,
        first.counts.swedish_places,
        first.counts.partner_places,
        first.counts.countries,
    ) == (30, 24, 31, 10)
    assert first.sentence == (
        "30 aktiva ICLD-finansierade partnerskap mellan 24 svenska kommuner och regioner "
        "och 31 partner i 10 länder."
    )
    assert view(language="en").sentence == (
        "30 active ICLD-funded partnerships between 24 Swedish municipalities and regions "
        "and 31 partners in 10 countries."
    )


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"kind": ("kommun",)},
            "27 aktiva ICLD-finansierade partnerskap mellan 21 svenska kommuner och 28 partner i 10 länder.",
        ),
        (
            {"kind": ("region",)},
            "5 aktiva ICLD-finansierade partnerskap mellan 4 svenska regioner och 5 partner i 4 länder.",
        ),
        (
            {"swedish_place": ("vaxjo",)},
            "3 aktiva ICLD-finansierade partnerskap mellan Växjö kommun och 3 partner i 3 länder.",
        ),
        (
            {"goal": ("5",), "country": ("KE",)},
            (
                "1 aktivt ICLD-finansierat partnerskap för globala målet 5 (Jämställdhet) "
                "mellan Region Norrbotten och Kajiado County i Kenya."
            ),
        ),
        (
            {"theme": ("gender",), "world_region": ("africa",)},
            (
                "5 aktiva ICLD-finansierade partnerskap om jämställdhet mellan 5 svenska kommuner och regioner "
                "och 5 partner i 5 länder i Afrika."
            ),
        ),
        # Some partnership has partners in two countries: the one that was chosen is told apart.
        (
            {"country": ("ZM",)},
            (
                "3 aktiva ICLD-finansierade partnerskap mellan 3 svenska kommuner och 4 partner i 2 länder, "
                "med partner i Zambia."
            ),
        ),
        ({"country": ("LB",), "status": ()}, "Inga ICLD-finansierade partnerskap i Libanon."),
        (
            {"theme": ("gender",), "country": ("KE",), "text": "qqq"},
            "Inga aktiva ICLD-finansierade partnerskap om jämställdhet i Kenya, efter sökning ”qqq”.",
        ),
    ],
)
def test_filters_are_part_of_the_sentence(chosen: dict[str, tuple[str, ...]], sentence: str) -> None:
    assert view(**chosen).sentence == sentence


def test_partnerships_of_two_statuses_are_called_by_neither() -> None:
    both = view(status=("active", "ended"))
    assert both.sentence.startswith(f"{both.counts.partnerships} ICLD-finansierade partnerskap mellan ")
    assert both.sentence.endswith(", med status aktivt eller avslutat.")


@pytest.mark.parametrize(
    ("date", "ending"),
    [("2020", ", år 2020."), ("2020-06", ", i juni 2020."), ("2020-06-03", ", den 3 juni 2020.")],
)
def test_a_date_is_told_as_exactly_as_it_is_chosen(date: str, ending: str) -> None:
    assert view(date=date).sentence.endswith(ending)


@pytest.mark.parametrize("code", ["sv", "en"])
def test_the_funder_is_said_whatever_is_chosen(code: str) -> None:
    assert "ICLD" not in view(language=code, funding=()).sentence.split(",")[0]
    choices = [("yes",), (), ("unknown",), ("no",), ("yes", "no")]
    assert len({view(language=code, funding=f, status=()).sentence.split(",", 1)[-1] for f in choices}) > 3
