"""The embedded page: text stays text, and every page is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from components.outputs.embed.frame import embed_page, layout
from components.outputs.embed.options import Options
from components.outputs.embed.revisions import Kept
from components.state.state import NAVIGATION, State
from data.records import Dataset

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("text", ["{{7*7}}", "{% x", "<script>x</script>", '"><img src=x>'])
def test_text_of_the_tables_stays_text(sample: Dataset, text: str) -> None:
    name = next(iter(sample.partnerships.values())).partner_places[0]
    places = {**sample.places, name: replace(sample.places[name], name=text, name_sv="")}
    kept = Kept("3", replace(sample, revision=f"{abs(hash(text)):012x}"[:12], places=places))
    page = embed_page(kept, State(status=(), funding=()), Options(), TODAY).decode()
    assert "49" not in page.partition("<ul>")[2]
    assert text not in page or not set("<\"'&") & set(text)
    assert page.count("<script") == 5


def test_the_embedded_map_knows_every_page() -> None:
    for pages in layout().values():
        assert set(NAVIGATION) <= set(pages)
    assert layout()["en"]["place"] == "place?id={id}&language=en"
    assert layout()["sv"]["articles"] == "articles"
    # An empty address would be that of the embedded page itself.
    assert all(path for pages in layout().values() for path in pages.values())
