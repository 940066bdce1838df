"""The data dictionary: the schema as a page for people, in both languages."""

from __future__ import annotations

from importlib import resources

import jinja2

from data.schema.schema import TABLES, Column, Language

_WORDS: dict[str, dict[Language, str]] = {
    "required": {"sv": "obligatorisk", "en": "required"},
    "unique": {"sv": "unik", "en": "unique"},
    "many": {"sv": "lista", "en": "list"},
}


def dictionary() -> str:
    """``docs/data-dictionary.md`` as Markdown text."""
    # Markdown made of nothing but our own schema: there is no markup to escape, and no text from a table.
    environment = jinja2.Environment(
        autoescape=jinja2.select_autoescape(default_for_string=False),
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["cell"] = lambda text: text.replace("|", "\\|")
    template = resources.files(__package__).joinpath("dictionary.md.jinja").read_text("utf-8")
    return environment.from_string(template).render(tables=TABLES.values(), rules=_rules).strip() + "\n"


def _rules(column: Column, language: Language) -> str:
    said = [words[language] for rule, words in _WORDS.items() if getattr(column, rule)]
    return "; ".join([*said, column.allowed(language)])
