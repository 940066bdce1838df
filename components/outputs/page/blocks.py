"""What a page is built of: HTML, columns, and what Streamlit draws.

A page is a sequence of blocks, one below the other. Its first HTML shows the text that stands for a :class:`Live`
block; Streamlit draws the element itself (``components/app_pages``). Both have the same order and the same columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from components.kit.templates import render


@dataclass(frozen=True, slots=True)
class Live:
    """A widget, a chart or a map: ``name`` and ``arguments`` are its function's.

    ``stand_in`` makes what the finished page shows in its place; Streamlit has no need of it.
    """

    name: str
    stand_in: Callable[[], str]
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; ``shares`` are percent, the columns stand one below the other on a narrow screen.

    ``gap`` is Streamlit's word.
    """

    shares: tuple[int, ...]
    columns: tuple[tuple[Block, ...], ...]
    gap: str = "small"


Block = str | Live | Columns
"""An empty text draws nothing."""


@dataclass(frozen=True, slots=True)
class Content:
    """The blocks of the sidebar and of the page, without header and footer."""

    side: tuple[Block, ...]
    main: tuple[Block, ...]


def blocks_html(blocks: Sequence[Block]) -> str:
    """Return the HTML of blocks without Streamlit."""
    return render("outputs/page/blocks.html", rows=[_row(block) for block in blocks if block])


def _row(block: Block) -> dict[str, object]:
    if isinstance(block, Columns):
        columns = zip(block.shares, block.columns, strict=True)
        return {
            "columns": [(share, Markup(blocks_html(column))) for share, column in columns],
            "gap": block.gap,
        }
    return {"html": Markup(block.stand_in() if isinstance(block, Live) else block), "columns": ()}
