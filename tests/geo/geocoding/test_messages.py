"""What is said of names, in both languages."""

import tomllib
from pathlib import Path
from string import Formatter

from geo.geocoding import messages


def test_every_text_stands_in_both_languages_with_the_same_places() -> None:
    path = Path(messages.__file__).with_name("locate_text.toml")
    for part in tomllib.loads(path.read_text("utf-8")).values():
        for texts in part.values():
            fields = [
                {field for _, field, _, _ in Formatter().parse(texts[lang]) if field} for lang in ("sv", "en")
            ]
            assert fields[0] == fields[1]
