"""The sentences that the browser says."""

from __future__ import annotations

import re

from components.language import language
from components.outputs.client.words import KEYS, SECTIONS, words_document
from components.state.state import LANGUAGES


def test_every_sentence_that_the_browser_says_is_among_its_words() -> None:
    from tests.conftest import ROOT

    code = "".join(
        p.read_text(encoding="utf-8")
        for p in (ROOT / "components" / "outputs" / "client" / "browser").glob("*.js")
    )
    message = set(re.findall(r'say\("([a-z_]+\.[a-z_]+)"', code))
    message = {key for key in message if not key.endswith(("_", "."))}  # the rest of these is put together
    assert len(message) > 40
    for language_code in LANGUAGES:
        assert message <= set(words_document(language(language_code))["texts"])
    assert {key.split(".")[0] for key in message - set(KEYS)} <= set(SECTIONS)
