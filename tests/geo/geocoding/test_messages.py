"""What is said of names, in both languages."""

from geo.geocoding.messages import error_text, list_text, text
from geo.result import GazetteerError, NamesFileError, SettingsError, UnknownCountryError


def test_every_error_has_its_sentence() -> None:
    assert error_text(NamesFileError("empty", file="a.csv"), "en").startswith("a.csv is empty")
    assert error_text(UnknownCountryError("Qland"), "sv").startswith("”Qland” är inget land")
    assert "https://" in error_text(SettingsError("NOMINATIM_URL"), "en")
    assert "who is asking" in error_text(SettingsError("NOMINATIM_USER_AGENT"), "en")
    assert "PARTNERSKAPSKARTAN_CACHE" in error_text(GazetteerError("full"), "en")


def test_a_list_says_how_many_more_there_are() -> None:
    lines = list(list_text("Missing:", [(n, "" if n == 2 else "a\x1b[2J") for n in range(2, 62)], "en"))
    assert lines[:3] == ["Missing:", "  row 2", "  row 3: a\N{REPLACEMENT CHARACTER}[2J"]
    assert lines[-1] == "  and 10 more"
    assert list(list_text("Missing:", [], "en")) == []


def test_what_is_typed_is_not_cut() -> None:
    assert "x" * 500 in text("found", "nothing", "sv", name="x" * 500)
