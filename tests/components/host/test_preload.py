"""Which of Streamlit's scripts a page needs."""

from __future__ import annotations

import pytest

from components.host.internals.streamlit_files import folder
from components.host.preload import BY_PAGE, chunks, frame_scripts, named
from components.state.state import PAGES

KINDS = {kind for kinds in BY_PAGE.values() for kind in kinds}
SCRIPTS = folder() / "js"


@pytest.mark.parametrize("page", PAGES)
def test_each_page_names_files_that_exist_once_and_not_again(page: str) -> None:
    result = chunks(page)
    assert len(set(result)) == len(result)
    assert not set(result) & named()
    assert all((SCRIPTS / name).is_file() for name in result)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_element_is_known_to_streamlit(kind: str) -> None:
    assert any(SCRIPTS.glob(f"{kind}.*.js"))


def test_a_file_brings_those_it_asks_for() -> None:
    assert any(name.startswith("purify.") for name in chunks("map"))  # Html.js imports it


def test_the_frame_has_one_script() -> None:
    assert len(frame_scripts()) == 1
