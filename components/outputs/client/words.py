"""A language as the browser reads it: its sentences, and how it writes numbers, dates and lists."""

from __future__ import annotations

from typing import Any

from components.language import Language

SECTIONS = (
    "app", "nav", "kind", "kind_many", "status", "basis", "outlook", "funding", "world_region", "goal",
    "filter", "sentence", "phrase", "wording",
    "map", "legend", "year", "panel", "empty", "card", "article", "article_kind",
    "article_programme", "article_publication_type", "report_error",
    "pager", "table", "export", "browser",
)  # fmt: skip
"""The sections of the language files whose sentences the browser needs."""
KEYS = ("numbers.quoted", "answer.none", "embed.missing_title", "embed.missing_live", "report.address")
"""And sentences of other sections."""


def words_document(words: Language) -> dict[str, Any]:
    """Return a language's sentences by key, with CLDR's way of writing numbers, months and lists."""
    return {
        "code": words.code,
        "locale": str(words.locale).replace("_", "-"),
        "group": words.locale.number_symbols["latn"]["group"],
        "months": [words.locale.months["format"]["wide"][m] for m in range(1, 13)],
        "lists": {
            style: {name: words.locale.list_patterns[style][name] for name in ("2", "start", "middle", "end")}
            for style in ("standard", "or")
        },
        "texts": {
            key: text if isinstance(text, str) else dict(text)
            for key, text in words.texts.items()
            if key.split(".")[0] in SECTIONS or key in KEYS
        },
    }
