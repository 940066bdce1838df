"""The filters' widgets in the sidebar, which other pages use singly too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache, partial
from types import MappingProxyType

import streamlit as st

from components.host.html import show_html
from components.host.markdown import literal, literal_in_grey
from components.host.session import bound, bound_text, since_opened
from components.kit.templates import render
from components.language import Language
from components.outputs.page.page import Page
from components.parts.filters.options import (
    IN_SIGHT,
    MORE,
    TEXTS,
    more_in_use,
    more_label,
    option_texts,
)
from components.state.state import FILTERS, State, narrowed, reset
from components.view import Option
from data.records import Dataset

PAUSE = "400ms"
"""After so long without typing the results are shown."""


def show_head(page: Page) -> None:
    """Draw the upper end of the sidebar: its heading."""
    show_heading(page, bool(narrowed(page.state)), reset(page.state))


def show_choices(page: Page) -> None:
    """Draw what follows in the sidebar: free text, and the filters that offer a choice.

    Each writes its choice into the state before the next run.
    """
    options = page.view.options
    search(page, page.words("filter.text"), page.words("filter.text_hint"))
    for field in IN_SIGHT:
        _filter(page, field, options[field])
    in_use = more_in_use(page.state)
    # Who takes the last choice back is still using them: they stay open until the next address.
    is_open = since_opened("more-filters", bool(in_use))
    with st.expander(more_label(page.words, in_use), expanded=is_open):
        for field in MORE:
            if FILTERS[field].panel != "linked" or getattr(page.state, field):
                _filter(page, field, options[field])
    show_found(page.words("filter.show", n=len(page.view.rows)))


def show_found(label: str) -> None:
    """Draw, where the sidebar lies over the page, the button that leads back to it and says how much it shows."""
    show_html(render("parts/filters/found.html", label=label))


def _filter(page: Page, field: str, options: tuple[Option, ...]) -> None:
    (choose if FILTERS[field].widget == "chooser" else pills)(page, field, options)


def show_heading(page: Page, changed: bool, target: State) -> None:
    """Draw the filters' heading, with the way to clear them when something is ``changed``."""
    show_html(render("parts/filters/heading.html", words=page.words, changed=changed, target=target))


def search(page: Page, label: str, hint: str) -> None:
    """Draw the field for free text: it answers while one types, and a button puts a phone's keyboard away."""
    with st.container(key="search"):
        st.text_input(label, placeholder=hint, live=PAUSE, **bound_text(page.state.language, page.state.text))
        show_html(render("parts/filters/search.html", words=page.words))


def choose(page: Page, field: str, options: tuple[Option, ...], label: str = "") -> None:
    """Draw a filter with many options as a list to choose from; ``label`` instead of the filter's own name."""
    text = option_texts(page.dataset, page.words, field, options)
    st.multiselect(
        label or page.words(f"filter.{field}"),
        tuple(text),
        format_func=partial(_text, text),
        placeholder=page.words("filter.choose"),
        **bound(field, page.state.language, _known(page, field, text), tuple),
    )


def pills(page: Page, field: str, options: tuple[Option, ...], label: str = "") -> None:
    """Draw a filter with few options as buttons that are all in sight; ``label`` as in :func:`choose`."""
    text = _button_texts(page.dataset, page.words, field, options)
    st.pills(
        label or page.words(f"filter.{field}"),
        tuple(text),
        selection_mode="multi",
        format_func=partial(_text, text),
        **bound(field, page.state.language, _known(page, field, text), tuple),
    )


@lru_cache(maxsize=TEXTS)
def _button_texts(
    dataset: Dataset, words: Language, field: str, options: tuple[Option, ...]
) -> MappingProxyType[str, str]:
    """Return the options' values with their texts for buttons, whose labels are Markdown to Streamlit."""
    grey = {o.value for o in options if not (o.count or o.chosen)}
    texts = option_texts(dataset, words, field, options)
    return MappingProxyType({v: (literal_in_grey if v in grey else literal)(t) for v, t in texts.items()})


def _text(text: Mapping[str, str], value: str) -> str:
    return text.get(value, value)


def _known(page: Page, field: str, text: Mapping[str, str]) -> list[str]:
    return [v for v in getattr(page.state, field) if v in text]
