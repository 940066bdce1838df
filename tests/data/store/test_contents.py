"""The bytes of tables: kept once, written again when damaged, removed when nobody has them."""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import text

from data.records import Dataset
from data.store.contents import put_contents, remove_unused
from data.store.revision import digest, files_of
from data.store.store import open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_contents_are_put_once_mended_and_removed_when_unused(tmp_path: Path, sample: Dataset) -> None:
    store = open_store(str(tmp_path / "store.sqlite"))
    store.publish(sample, "Anna", "Nytt", 0, NOW)
    published = {digest(content): content for content in files_of(sample).values()}
    extra = {digest(content): content for content in (b"", b"id\n")}
    with store.writing("uncertain") as connection:
        put_contents(connection, published | extra)
        connection.execute(text("UPDATE map_content SET bytes = x'00'"))
        put_contents(connection, published | extra)
        remove_unused(connection, extra)
        remove_unused(connection, ())
        remove_unused(connection, published)
        rows = connection.execute(text("SELECT digest, bytes FROM map_content")).all()
    assert {row.digest: row.bytes for row in rows} == published
