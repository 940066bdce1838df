"""Blocks as HTML: one below the other, columns with their shares, a live block by what stands for it."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from components.outputs.page.blocks import Columns, Live, blocks_html


def test_blocks_keep_their_order_and_columns_their_shares() -> None:
    columns = Columns(
        (60, 40), (("<p>left</p>", "<p>below</p>"), (Live("map", lambda: "<svg></svg>"),)), "medium"
    )
    built = LexborHTMLParser(blocks_html(("<h1>one</h1>", "", columns, "<p>last</p>")))
    assert [node.tag for node in built.css("h1, p, svg")] == ["h1", "p", "p", "svg", "p"]
    shares = [column.attributes["style"] for column in built.css(".pk-first-column")]
    assert shares == ["--share: 60", "--share: 40"]
    assert len(built.css(".pk-first-columns-medium")) == 1


def test_an_empty_block_takes_no_room() -> None:
    assert blocks_html(("", "")).strip() == ""
