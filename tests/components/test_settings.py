"""The address that everything lies under: set, or taken from what was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from components.settings import EditorsFileError, SettingError, root_of, rules, settings
from data.editing.roles import rules_of

PREFIX = "PARTNERSKAPSKARTAN_"


@pytest.mark.parametrize(
    ("given", "root"),
    [
        ("https://map.example.org", "https://map.example.org/"),
        ("https://www.example.org/karta/", "https://www.example.org/karta/"),
        ("http://[::1]:8501/", "http://[::1]:8501/"),
    ],
)
def test_what_is_set_holds_whatever_is_asked_for(given: str, root: str) -> None:
    assert root_of(settings({f"{PREFIX}ADDRESS": given}), "https://other.example/") == root


@pytest.mark.parametrize(
    "given", ["map.example.org", "https://", "https://a b/", 'https://a"b/', "https://a/?x=1", "ftp://a/"]
)
def test_what_is_no_address_is_refused_by_name(given: str) -> None:
    with pytest.raises(SettingError, match=f"{PREFIX}ADDRESS.*https://www.example.org/map/"):
        settings({f"{PREFIX}ADDRESS": given})


@pytest.mark.parametrize(
    ("asked", "root"),
    [
        ("https://map.example.org/", "https://map.example.org/"),
        ("http://localhost:8501/sub/", "http://localhost:8501/sub/"),
        ('http://evil"><script>/', "http://localhost/"),
        ("http://a>, <http://b/", "http://localhost/"),
        ("http://a\r\nX: y/", "http://localhost/"),
    ],
)
def test_nonsense_that_is_asked_for_is_not_repeated(asked: str, root: str) -> None:
    assert root_of(settings({}), asked) == root


def test_any_site_may_embed_the_map_made_for_that_and_none_the_pages() -> None:
    chosen = settings({})
    assert (chosen.embed_ancestors, chosen.frame_ancestors) == (("*",), ())
    assert settings({f"{PREFIX}EMBED_ANCESTORS": "https://a.example https://b.example"}).embed_ancestors == (
        "https://a.example",
        "https://b.example",
    )


def test_who_may_edit_is_read_again_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "editors"
    chosen = settings({"PARTNERSKAPSKARTAN_EDITORS": str(path)})
    path.write_text("# the staff\nanna@example.org:publisher\n  # more\n@example.org:editor")
    assert rules(chosen) == rules_of("anna@example.org:publisher @example.org:editor")
    path.write_text("")
    assert rules(chosen) == ()
    for content in (b"anna@example.org:boss", b"\xff"):
        path.write_bytes(content)
        with pytest.raises(EditorsFileError, match="editors"):
            rules(chosen)
    assert rules(settings({"PARTNERSKAPSKARTAN_EDITORS": "@example.org:editor"})) == rules_of(
        "@example.org:editor"
    )


@pytest.mark.parametrize(
    ("given", "fetch"), [("", "public"), ("public", "public"), ("all", "all"), ("off", "off")]
)
def test_which_addresses_an_editor_may_have_read(given: str, fetch: str) -> None:
    assert settings({"PARTNERSKAPSKARTAN_FETCH": given}).fetch == fetch
    with pytest.raises(SettingError, match="PARTNERSKAPSKARTAN_FETCH is 'yes'"):
        settings({"PARTNERSKAPSKARTAN_FETCH": "yes"})
