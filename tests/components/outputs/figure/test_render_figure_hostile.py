"""Text is text: whatever stands in a table or a title stands on the figure unchanged, and does nothing."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from components.outputs.figure.captions import alt_text, caption, long_description
from components.outputs.figure.render_figure import figure_bytes, figure_svg
from components.outputs.figure.request import Origin
from components.state.figure import Options, one_line
from data.plain_text import fit
from data.records import Dataset
from tests.components.outputs.figure.seen import ORIGIN, asked, lines, root, view

HOSTILE = [
    "{{7*7}}", "{% raw", "{# x", "${1}", "<script>window.__x=1</script>", "]]>", "--><b>", "&amp;", "&#x41;",
    "\"onload='x'", "datum['x']", "'; DROP", "url(https://evil.example)", "</text></svg>", "=1+1",
]  # fmt: skip


def poisoned(dataset: Dataset, text: str) -> Dataset:
    """Return a dataset whose places, themes and groups bear a name, under a revision of its own."""
    places = {i: replace(p, name=text, short_name=text, name_sv="") for i, p in dataset.places.items()}
    groups = {i: replace(g, label_sv=text, colour="url(x)") for i, g in dataset.theme_groups.items()}
    themes = {i: replace(t, label_sv=text) for i, t in dataset.themes.items()}
    return replace(
        dataset,
        revision=f"poisoned {text!r}",
        places=MappingProxyType(places),
        theme_groups=MappingProxyType(groups),
        themes=MappingProxyType(themes),
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_names_and_titles_are_shown_as_they_are(sample: Dataset, text: str) -> None:
    shown = view(poisoned(sample, text), status=())
    options = Options(preset="a4-portrait", title=one_line(text))
    svg = figure_svg(asked(shown, options, ORIGIN))
    tree = root(svg)
    texts = [line.text for line in lines(tree, "texts")]
    assert one_line(text) in texts
    assert text in " ".join(line.text for line in [*lines(tree, "names"), *lines(tree, "texts")])
    assert {e.tag.rpartition("}")[2] for e in tree.iter()} <= {
        "svg", "title", "desc", "metadata", "style", "rect", "g", "path", "circle", "line", "text",
    }  # fmt: skip
    assert not any(name.startswith("on") for e in tree.iter() for name in e.attrib)
    assert "url(x)" not in svg
    figure = asked(shown, options)
    for message in (alt_text(figure), caption(figure), long_description(figure)):
        assert "49" not in message or text != "{{7*7}}"
    assert text in long_description(asked(shown, options))


def test_letters_that_no_xml_may_hold_never_reach_it(sample: Dataset) -> None:
    svg = figure_svg(
        asked(view(sample), Options(preset="half-column", title=one_line("a\x00\x0b\ud800b\uffff")), ORIGIN)
    )
    assert root(svg).findtext("{http://www.w3.org/2000/svg}title") == "a b"


@pytest.mark.parametrize("drawn", ["world", "sweden", "regions", "both"])
def test_what_no_xml_may_hold_is_replaced_in_names_too(sample: Dataset, drawn: str) -> None:
    text = "a\x07\x9f\ufdd0\ufffe\ud800\U0001ffffb"
    shown = view(poisoned(sample, text), status=())
    svg = root(figure_svg(asked(shown, Options(map=drawn), Origin("https://example.org/", text))).encode())
    assert fit(text) in " ".join(line.text for line in [*lines(svg, "names"), *lines(svg, "texts")])


def test_letters_of_other_alphabets_are_carried_along(sample: Dataset) -> None:
    svg = figure_svg(
        asked(view(sample), Options(preset="half-column", title="Київ, Αθήνα, Tiếng Việt"), ORIGIN)
    )
    assert "Київ" in svg
    assert figure_bytes(asked(view(sample), Options(preset="half-column", title="Київ")), "png")
