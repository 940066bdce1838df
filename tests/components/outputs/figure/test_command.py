"""The command: figures as files, and what it says of those that cannot be."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from components.outputs.figure.png_metadata import texts_of
from components.outputs.figure.render_figure import figure_bytes
from components.state.figure import FORMS, Options
from data.records import Dataset
from manage import manage
from tests.components.outputs.figure.seen import ORIGIN, TODAY, asked, pixels, view


@pytest.mark.parametrize("kind", FORMS)
def test_the_command_makes_the_same_file_from_a_pictures_own_settings(
    real: Dataset, kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown = view(real, theme=("climate",), language="en")
    options = Options(preset="square", map="both", title="Ett & två <tre>")
    picture = figure_bytes(asked(shown, options, ORIGIN), "png")
    report = json.loads(texts_of(picture)["Settings"])
    target = tmp_path_factory.mktemp("figure") / f"again.{kind}"
    result = CliRunner().invoke(
        manage,
        ["figure", "--query", report["query"], "--today", report["today"], "--address", report["address"],
         "--organisation", report["organisation"], "--to", str(target)],
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    built, again = figure_bytes(asked(shown, options, ORIGIN), kind), target.read_bytes()
    assert pixels(built) == pixels(again) if kind == "pdf" else built == again


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "karta.jpg"], "slutar på .png, .svg eller .pdf"),
        (["--to", "saknas/karta.svg", "--preset", "half-column"], "går inte att skriva"),
        (["--to", "x", "--each", "theme", "--query", "country=AR"], "Inga partnerskap"),
        (["--to", "manage.py", "--each", "theme"], "är en fil"),
        (["--to", "x.svg", "--query", "&".join("a=1" for _ in range(200))], "Rapport"),
        (["--to", "karta.jpg", "--language", "en"], "ends in .png, .svg or .pdf"),
    ],
)
def test_a_figure_that_cannot_be_made_says_why(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(manage, ["figure", *arguments, "--today", TODAY.isoformat()])
    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


def test_what_the_query_names_in_vain_is_told_and_the_figure_is_made(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    target = tmp_path_factory.mktemp("figure") / "karta.svg"
    address = "https://example.org/karta/report?theme=klimat&preset=half-column&ink=blue&colour=red&labels=no"
    result = CliRunner().invoke(
        manage, ["figure", "--query", address, "--today", TODAY.isoformat(), "--to", str(target)]
    )
    assert (result.exit_code, result.stdout) == (0, f"{target}\n")
    theme, ink, colour = result.stderr.splitlines()
    assert theme.startswith(
        "Frågan: theme har inget värde ”klimat”, så det togs inte med. Värden som finns: "
    )
    assert ink == "Frågan: ink har inget värde ”blue”, så det togs inte med. Värden som finns: colour, grey."
    assert colour.startswith("Frågan: ”colour” är inget filter")
    assert '"query": "preset=half-column&labels=no"' in target.read_text("utf-8").replace(
        "&amp;", "&"
    ).replace("&#34;", '"')
