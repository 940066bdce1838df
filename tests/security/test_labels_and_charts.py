"""The other ways out: Streamlit's labels, which read Markdown, and charts."""

from __future__ import annotations

import json
import re

from components.host.markdown import literal
from components.language import language
from components.parts.numbers.bars_chart import bars_chart
from components.parts.numbers.numbers import Bar
from components.state.state import DEFAULT
from tests.security.strings import HOSTILE


def test_a_label_has_every_sign_of_markdown_escaped() -> None:
    for text in HOSTILE:
        visible = literal(text)
        # Escaped, a sign is a sign; nothing that is left can begin anything.
        assert not re.search(r"[!-/:-@\[-`{-~]", re.sub(r"\\[!-/:-@\[-`{-~]", "", visible)), text
        read = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", visible)
        assert read.replace("\u2060", "") == " ".join(text.split()).replace("\u2060", "")
        assert "\n" not in visible, text


def test_a_chart_carries_it_as_data_only() -> None:
    words = language("sv")
    bars = [Bar(str(n), text, 1, 1, DEFAULT, "", "#112233") for n, text in enumerate(HOSTILE)]
    plain = [Bar(str(n), f"text {n}", 1, 1, DEFAULT, "", "#112233") for n, _ in enumerate(HOSTILE)]
    output, expected = (json.loads(bars_chart(b, words, "x").to_json()) for b in (bars, plain))
    assert sorted(row["full"] for row in rows(output)) == sorted(HOSTILE)
    # Without its data the chart is the same whatever its labels say.
    assert without_data(output) == without_data(expected)


def rows(chart: dict[str, object]) -> list[dict[str, str]]:
    result: list[dict[str, str]] = []

    def look(part: object) -> None:
        if isinstance(part, dict):
            values = part.get("values")
            if isinstance(values, list) and values and isinstance(values[0], dict):
                result.extend(values)
            for inner in part.values():
                look(inner)
        elif isinstance(part, list):
            for inner in part:
                look(inner)

    look({k: v for k, v in chart.items() if k != "datasets"})
    return result or [r for d in chart["datasets"].values() for r in d]  # type: ignore[attr-defined]  # Altair's form


def without_data(part: object) -> object:
    if isinstance(part, dict):
        return {
            k: without_data(v) for k, v in part.items() if k not in ("data", "datasets", "values", "name")
        }
    return [without_data(p) for p in part] if isinstance(part, list) else part
