"""One field of a form of the editors' page: the widget that suits a column, and what the editor has put into it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st
from babel.dates import get_month_names

from components.host.markdown import literal
from components.language import Language
from components.view.editing_rows import DraftRows, column_help, column_label
from data.editing.date_choices import DateChoices, choices_of, date_text
from data.editing.grid import is_listed, value_of
from data.schema.schema import Column, Table

LONG = ("note", "summary", "teaser")
"""How the names of columns begin that hold sentences."""
_TALL = 120


def field(rows: DraftRows, table: Table, column: Column, text: str, key: str, *, label: str = "") -> None:
    """Draw the widget of a column with the text of its cell; ``key`` is the beginning of the widget's own.

    ``label`` stands in the place of the column's own.
    """
    words = rows.words
    name = label or column_label(table.name, column.name, words) + (" *" if column.required else "")
    common: dict[str, Any] = {"label": literal(name), "key": key, "help": literal(column_help(column, words))}
    options = rows.options(table.name, column)
    value = value_of(column, text)
    if is_listed(column):
        named = partial(_named, options)
        empty = words("editing_rows.choose")
        st.multiselect(**common, options=list(options), default=value, format_func=named, placeholder=empty)
    elif options:
        st.selectbox(
            **common,
            options=list(options),
            index=list(options).index(text) if text in options else None,
            format_func=partial(_named, options),
            placeholder=words("editing_rows.choose"),
        )
    elif column.type.value == "date" and (parts := choices_of(text)) is not None:
        _date(common, parts, column, words)
    elif column.many and column.type.value == "url":
        st.text_area(**common, value="\n".join(item for item in text.split(";") if item), height=_TALL)
    elif column.name.startswith(LONG):
        st.text_area(**common, value=text, height=_TALL)
    else:
        st.text_input(**common, value=text)


def given(column: Column, key: str) -> object:
    """Return what stands in the widget of a column: text or a list of texts; raises DateError."""
    if f"{key}-year" in st.session_state:
        parts = (st.session_state.get(f"{key}-{name}") for name in ("year", "month", "day"))
        return date_text(DateChoices(*parts))
    inside = st.session_state.get(key)
    if column.many and column.type.value == "url" and isinstance(inside, str):
        return inside.split()
    return inside


def _date(common: Mapping[str, Any], chosen: DateChoices, column: Column, words: Language) -> None:
    """Draw a day, month or year as three choices, of which the later ones may be left open."""
    low, high = column.type.low or 1990, column.type.high or 2035
    months = get_month_names("wide", "stand-alone", words.locale)
    parts = (
        ("year", common["label"], range(high, low - 1, -1), str, common["help"], 104),
        ("month", words("editing_rows.month"), range(1, 13), months.__getitem__, None, 136),
        ("day", words("editing_rows.day"), range(1, 32), str, None, 80),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for name, label, options, text, help_text, width in parts:
            number = getattr(chosen, name)
            st.selectbox(
                label,
                options,
                index=options.index(number) if number in options else None,
                format_func=text,
                placeholder="–",
                key=f"{common['key']}-{name}",
                help=help_text,
                width=width,
            )


def _named(options: Mapping[str, str], value: str) -> str:
    return options.get(value, value)
