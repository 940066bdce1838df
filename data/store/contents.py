"""The bytes of tables, each kept once under its digest for all revisions and drafts that have it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, exists, select

from data.store.engine import CONTENT, DRAFT_PART, PART
from data.store.revision import digest


def put_contents(connection: Connection, contents: Mapping[str, bytes]) -> None:
    """Write those that are not there yet, by their digest; those that are damaged are written again."""
    query = select(CONTENT.c.digest, CONTENT.c.bytes).where(CONTENT.c.digest.in_(contents))
    present = {key: digest(bytes(content)) == key for key, content in connection.execute(query)}
    damaged = [{"key": key, "bytes": contents[key]} for key, is_whole in present.items() if not is_whole]
    if damaged:
        connection.execute(CONTENT.update().where(CONTENT.c.digest == bindparam("key")), damaged)
    new = [{"digest": key, "bytes": content} for key, content in contents.items() if key not in present]
    if new:
        connection.execute(CONTENT.insert(), new)


def remove_unused(connection: Connection, digests: Iterable[str]) -> None:
    """Remove those of some contents that no revision and no draft has; within a transaction that writes alone."""
    used = [exists().where(part.c.digest == CONTENT.c.digest) for part in (PART, DRAFT_PART)]
    connection.execute(CONTENT.delete().where(CONTENT.c.digest.in_(tuple(digests)), *(~one for one in used)))
