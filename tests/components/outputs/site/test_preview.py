"""The picture beside a link to the site."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from components.outputs.site.page import Site
from components.outputs.site.preview import preview_files


def test_each_language_has_a_picture_of_the_size_that_is_asked_for(site: Site) -> None:
    files = preview_files(site)
    assert list(files) == ["sv", "en"]
    for code, (name, content) in files.items():
        assert name.startswith(f"preview-{code}-")
        with Image.open(BytesIO(content)) as picture:
            assert picture.size == (1200, 628)
    assert files["sv"][1] != files["en"][1]


def test_without_an_address_it_could_not_be_found(site: Site) -> None:
    assert preview_files(Site(site.dataset, site.today)) == {}
