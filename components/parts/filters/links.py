"""The filters as plain links and forms, in the look of Streamlit's widgets: they work without a script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from markupsafe import Markup

from components.kit.templates import render
from components.language import Language
from components.parts.filters.options import (
    ARTICLE_CHOOSERS,
    ARTICLE_PILLS,
    IN_SIGHT,
    MORE,
    more_in_use,
    more_label,
    option_texts,
    step_label,
    year_options,
)
from components.state.filters import Chosen
from components.state.state import DEFAULT, FILTERS, State, address, encode, narrowed, put, reset
from components.view import Option, View, time_steps
from components.view.articles import ARTICLE_YEARS, ArticleView, article_narrowed, article_reset
from data.records import Dataset


@dataclass(frozen=True, slots=True)
class Choice:
    """One option: value, address that it leads to, text, whether it is chosen now, whether it gives anything."""

    value: str
    href: str
    text: str
    chosen: bool
    gives: bool


_ANY = "~"
"""Stands for a filter's values; no id, and written as it is in an address."""


def filter_links(view: View) -> str:
    """Return the sidebar of the pages that show rows."""
    words, state = view.language, view.state
    more_options = [f for f in MORE if FILTERS[f].panel != "linked" or getattr(state, f)]
    in_use = more_in_use(state)
    return _sidebar(
        words,
        state,
        reset(state) if narrowed(state) else None,
        (words("filter.text"), words("filter.text_hint")),
        [_field(view.dataset, words, state, f, view.options[f]) for f in IN_SIGHT],
        [_field(view.dataset, words, state, f, view.options[f]) for f in more_options],
        more_label(words, in_use),
        bool(in_use),
        words("filter.show", n=len(view.rows)),
    )


def article_filter_links(view: ArticleView) -> str:
    """Return the sidebar of the page of articles."""
    words, state, dataset = view.language, view.state, view.dataset
    fields = [_field(dataset, words, state, "theme", view.options["theme"]), _year_form(view)]
    # A single value to choose would choose nothing.
    pills = [f for f in ARTICLE_PILLS if len(view.options[f]) > 1 or getattr(state, f)]
    named = [(f, words(f"article_list.filter_{f}")) for f in pills] + [(f, "") for f in ARTICLE_CHOOSERS]
    fields += [_field(dataset, words, state, f, view.options[f], label) for f, label in named]
    return _sidebar(
        words,
        state,
        article_reset(state) if article_narrowed(state) else None,
        (words("article_list.text"), words("article_list.text_hint")),
        fields,
        (),
        "",
        False,
        words("article_list.show", n=view.counts.shown),
    )


def search_form(words: Language, state: State, label: str, hint: str) -> str:
    """Return the field for free text; it keeps everything else that is chosen."""
    return render(
        "parts/filters/search_form.html",
        words=words,
        action=_path(state),
        hidden=hidden(replace(state, text="", start=0)),
        label=label,
        hint=hint,
        text=state.text,
    )


def chooser_links(
    dataset: Dataset, words: Language, state: State, field: str, options: tuple[Option, ...]
) -> str:
    """Return a filter with many options: closed, the chosen ones are seen."""
    return _field(dataset, words, state, field, options, chooser=True)


def year_links(view: View) -> str:
    """Return the choice of the year that the map shows, as high as the slider that takes its place."""
    steps = time_steps(view.dataset, view.today)
    chosen = next((s for s in (view.state.date, view.state.date[:4]) if s in steps), "")
    return render(
        "parts/filters/year_form.html",
        words=view.language,
        action=_path(view.state),
        hidden=hidden(replace(view.state, date="", start=0)),
        label=view.language("year.label"),
        fields=[("date", "", [(s, step_label(view, s), s == chosen) for s in steps])],
    )


def days_form(view: View, choices: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]) -> str:
    """Return the lists of the days that changes begin and end with: field, label, values with their texts of each."""
    state = view.state
    return render(
        "parts/filters/year_form.html",
        words=view.language,
        action=_path(state),
        hidden=hidden(replace(state, since="", date="", start=0)),
        label="",
        fields=[
            (name, label, [(value, text, value == getattr(state, name)) for value, text in texts])
            for name, label, texts in choices
        ],
    )


def hidden(state: State) -> list[tuple[str, str]]:
    """Return the fields of a form that keep a state."""
    return list(encode(state).items())


def _year_form(view: ArticleView) -> Markup:
    words, state = view.language, view.state
    fields = [
        (
            field,
            words(f"article_list.filter_{field}"),
            [
                (y, y or words("article_list.any_year"), y == getattr(state, field))
                for y in year_options(view, field)
            ],
        )
        for field in ARTICLE_YEARS
    ]
    return Markup(
        render(
            "parts/filters/year_form.html",
            words=words,
            action=_path(state),
            hidden=hidden(replace(state, article_from="", article_to="", start=0)),
            label="",
            fields=fields,
        )
    )


def _sidebar(
    words: Language,
    state: State,
    target: State | None,
    search: tuple[str, str],
    fields: Sequence[str],
    more: Sequence[str],
    more_text: str,
    more_open: bool,
    show: str,
) -> str:
    return render(
        "parts/filters/links.html",
        words=words,
        target=target,
        search=Markup(search_form(words, state, *search)),
        fields=fields,
        more=more,
        more_text=more_text,
        more_open=more_open,
        show=show,
    )


def _field(
    dataset: Dataset,
    words: Language,
    state: State,
    field: str,
    options: tuple[Option, ...],
    label: str = "",
    chooser: bool = False,
) -> Markup:
    many = chooser or (field in FILTERS and FILTERS[field].widget == "chooser") or field in ARTICLE_CHOOSERS
    to = _addresses(state, field)
    chosen: Chosen = getattr(state, field)
    choices = _choices(chosen, option_texts(dataset, words, field, options), options, to)
    return Markup(
        render(
            f"parts/filters/{'chooser' if many else 'pills'}.html",
            words=words,
            label=label or words(f"filter.{field}"),
            choices=choices,
            chosen=sorted((c for c in choices if c.chosen), key=lambda c: chosen.index(c.value)),
            cleared=to(()),
        )
    )


def _choices(
    chosen: Chosen, texts: Mapping[str, str], options: tuple[Option, ...], to: Callable[[Chosen], str]
) -> list[Choice]:
    """Return the options in their order; each adds its value to those that are chosen, or takes it back."""
    gives = {o.value for o in options if o.count or o.chosen}
    return [
        Choice(
            value,
            to(tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)),
            text,
            value in chosen,
            value in gives,
        )
        for value, text in texts.items()
    ]


def _addresses(state: State, field: str) -> Callable[[Chosen], str]:
    """Return the function from a filter's values to the address of the state with them, at its first row.

    A page has hundreds of such addresses, which differ in this filter only: what stands around it is made once.
    """
    name = f"{field}="
    before, _, after = address(replace(put(state, field, (_ANY,)), start=0)).partition(name + _ANY)

    def to(values: Chosen) -> str:
        if not values or values == getattr(DEFAULT, field):
            return address(replace(put(state, field, values), start=0))
        return before + name + quote(",".join(values), safe=",:") + after

    return to


def _path(state: State) -> str:
    return "./" if state.page == "map" else f"./{state.page}"
