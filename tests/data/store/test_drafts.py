"""Drafts, in SQLite and in PostgreSQL: what was saved comes back to the byte, and nobody overwrites another."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from bench.store_proof import variant
from data.editing.row_edits import RowEdit, with_edits
from data.records import Dataset
from data.schema.schema import TABLES
from data.store.drafts import MOST_BYTES, Draft, DraftEntry, Drafts, StaleDraftError
from data.store.engine import open_engine
from data.store.errors import DamagedRevisionError, StaleParentError, StoreError
from data.store.revision import digest, files_of, loaded_of
from data.store.store import Store, open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def store(address: str, sample: Dataset) -> Iterator[Store]:
    """A store with revision 1."""
    opened = open_store(address)
    opened.publish(sample, "Anna", "Först", 0, NOW)
    yield opened
    opened.close()


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


@pytest.fixture
def files(sample: Dataset) -> dict[str, bytes]:
    return files_of(sample)


@pytest.fixture
def begun(drafts: Drafts, files: dict[str, bytes]) -> DraftEntry:
    return drafts.create("Juni", "Anna", 1, files, NOW)


def contents(store: Store) -> set[str]:
    """The digests of what is kept, which all are what they are called."""
    with store.reading() as connection:
        rows = connection.execute(text("SELECT digest, bytes FROM map_content")).all()
    assert all(digest(bytes(row.bytes)) == row.digest for row in rows)
    return {row.digest for row in rows}


def with_title(files: dict[str, bytes], title: str) -> dict[str, bytes]:
    key = "region-gotland-kibaha-2"
    return dict(with_edits(files, [RowEdit("projects", key, {"title": title})]))


def test_what_was_saved_comes_back_and_is_listed_newest_first(
    store: Store, drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    assert begun == DraftEntry(begun.number, 1, 1, "Juni", "Anna", "Anna", NOW, NOW)
    assert drafts.get(begun.number) == Draft(begun, files)
    other = drafts.create(" Två\nrader \x1b ", "Berit\tÖ", 1, {}, NOW)
    assert (other.title, other.author) == ("Två rader", "Berit Ö")
    assert drafts.get(other.number).files == {}
    assert drafts.entries() == (other, begun)
    changed = with_title(files, "Ny titel")
    saved = drafts.save(begun.number, 1, "Cilla", changed, LATER)
    assert saved == DraftEntry(begun.number, 2, 1, "Juni", "Anna", "Cilla", NOW, LATER)
    assert drafts.entries() == (saved, other)
    assert Drafts(open_store_again(store)).get(begun.number) == Draft(saved, changed)
    assert store.head_number() == 1


def open_store_again(store: Store) -> Store:
    return Store(open_engine(store._engine.url))


def test_who_saves_what_somebody_else_has_saved_is_told_who_and_when(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    theirs = with_title(files, "Berits")
    saved = drafts.save(begun.number, 1, "Berit", theirs, LATER)
    for attempt in (
        lambda: drafts.save(begun.number, 1, "Anna", with_title(files, "Annas"), LATER),
        lambda: drafts.delete(begun.number, 1),
        lambda: drafts.publish_draft(begun.number, 1, "Anna", "Nytt", LATER),
    ):
        with pytest.raises(StaleDraftError) as refused:
            attempt()
        assert refused.value.entry == saved
        for language, words in (("sv", "Berit har sparat utkast"), ("en", "Berit has saved draft")):
            assert words in refused.value.sentence(language)
            assert "2026-11-22 10:30 UTC" in refused.value.sentence(language)
    assert drafts.get(begun.number) == Draft(saved, theirs)


def test_a_save_that_is_tried_again_is_the_same_save(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    mine = with_title(files, "Ny titel")
    saved = drafts.save(begun.number, 1, "Anna", mine, LATER)
    assert drafts.save(begun.number, 1, "Anna", mine, LATER + timedelta(minutes=1)) == saved
    with pytest.raises(StaleDraftError):
        drafts.save(begun.number, 1, "Anna", with_title(files, "En annan"), LATER)
    with pytest.raises(StaleDraftError):
        drafts.save(begun.number, 1, "Berit", mine, LATER)


def test_what_is_gone_is_said_and_its_number_is_never_used_again(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry
) -> None:
    drafts.delete(begun.number, 1)
    assert drafts.entries() == ()
    for attempt in (
        lambda: drafts.get(begun.number),
        lambda: drafts.save(begun.number, 1, "Anna", files, LATER),
        lambda: drafts.delete(begun.number, 1),
        lambda: drafts.publish_draft(begun.number, 1, "Anna", "Nytt", LATER),
    ):
        with pytest.raises(StoreError, match=f"no draft {begun.number}"):
            attempt()
    assert drafts.create("Juli", "Anna", 1, files, NOW).number > begun.number


@pytest.mark.parametrize(
    ("title", "author", "parent", "match"),
    [
        (" \n", "Anna", 1, "needs a title and the name"),
        ("Juni", "\x07", 1, "needs a title and the name"),
        ("Juni", "Anna", 2, "no revision 2"),
        ("Juni", "Anna", -1, "no revision -1"),
    ],
)
def test_what_cannot_be_a_draft_is_refused(
    drafts: Drafts, title: str, author: str, parent: int, match: str
) -> None:
    with pytest.raises(StoreError, match=match):
        drafts.create(title, author, parent, {}, NOW)
    assert drafts.entries() == ()


def test_there_are_bounds(
    drafts: Drafts, files: dict[str, bytes], begun: DraftEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = {"places.csv": b"x" * (MOST_BYTES + 1)}
    for attempt in (
        lambda: drafts.create("Stort", "Anna", 1, large, NOW),
        lambda: drafts.save(begun.number, 1, "Anna", large, NOW),
    ):
        with pytest.raises(StoreError, match=r"20\.0 MB; no more than 20 MB"):
            attempt()
    monkeypatch.setattr("data.store.drafts.MOST_DRAFTS", 2)
    drafts.create("Två", "Anna", 1, files, NOW)
    with pytest.raises(StoreError, match="already 2 drafts"):
        drafts.create("Tre", "Anna", 1, files, NOW)
    assert [entry.title for entry in drafts.entries()] == ["Två", "Juni"]


def test_contents_go_with_the_last_who_needs_them(
    store: Store, drafts: Drafts, files: dict[str, bytes], sample: Dataset, begun: DraftEntry
) -> None:
    published = contents(store)
    assert published == {digest(content) for content in files.values()}
    one, two = (with_title(files, title) for title in ("ett", "två"))
    first = drafts.save(begun.number, 1, "Anna", one, LATER)
    other = drafts.create("Samma", "Berit", 1, one, LATER)
    assert contents(store) == published | {digest(one["projects.csv"])}
    first = drafts.save(first.number, 2, "Anna", two, LATER)
    assert contents(store) == published | {digest(d["projects.csv"]) for d in (one, two)}
    drafts.delete(other.number, 1)
    assert contents(store) == published | {digest(two["projects.csv"])}
    entry = drafts.publish_draft(first.number, 3, "Anna", "Nytt", LATER)
    assert contents(store) == published | {digest(two["projects.csv"])}
    again = drafts.create("Gammalt", "Anna", 2, files, LATER)
    drafts.delete(again.number, 1)
    assert store.get(1).files == files
    assert store.get(entry.number).files == two


def test_a_draft_is_published_and_gone_in_one_step(
    store: Store,
    drafts: Drafts,
    files: dict[str, bytes],
    begun: DraftEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    changed = with_title(files, "Ny titel")
    entry = drafts.save(begun.number, 1, "Anna", changed, LATER)

    def broken(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("data.store.drafts.remove_unused", broken)
        with pytest.raises(StoreError):
            drafts.publish_draft(begun.number, 2, "Anna", "Nytt", LATER)
    assert (store.head_number(), drafts.entries()) == (1, (entry,))
    revision = drafts.publish_draft(begun.number, 2, "Berit", "Nytt", LATER)
    assert (revision.number, revision.parent, revision.author, revision.note) == (2, 1, "Berit", "Nytt")
    assert store.get(2).files == changed
    assert drafts.entries() == ()


def test_a_draft_is_not_published_over_somebody_or_with_problems(
    store: Store, drafts: Drafts, sample: Dataset, files: dict[str, bytes], begun: DraftEntry
) -> None:
    wrong = with_edits(files, [RowEdit("projects", "region-gotland-kibaha-2", {"start": "i våras"})])
    problems = len(loaded_of(wrong).problems)
    assert problems
    unsound = drafts.create("Fel", "Anna", 1, wrong, NOW)
    with pytest.raises(StoreError, match=f"draft {unsound.number} has {problems} problems"):
        drafts.publish_draft(unsound.number, 1, "Anna", "Nytt", LATER)
    empty = drafts.create("Tomt", "Anna", 1, {}, NOW)
    with pytest.raises(StoreError, match=r"(no partnerships|\d+ problems)"):
        drafts.publish_draft(empty.number, 1, "Anna", "Nytt", LATER)
    between = store.publish(variant(sample, "Berits"), "Berit", "Före", 1, LATER)
    with pytest.raises(StaleParentError) as refused:
        drafts.publish_draft(begun.number, 1, "Anna", "Nytt", LATER)
    assert refused.value.between == (between,)
    assert {entry.number for entry in drafts.entries()} == {begun.number, unsound.number, empty.number}
    with pytest.raises(StoreError, match="no revision 3"):
        drafts.save(begun.number, 1, "Anna", files, LATER, parent=3)
    moved = drafts.save(begun.number, 1, "Anna", files, LATER, parent=2)
    assert (moved.parent, drafts.get(begun.number).entry) == (2, moved)
    assert drafts.publish_draft(begun.number, 2, "Anna", "Nytt", LATER).number == 3


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE map_draft SET title = 'Juli'",
        "UPDATE map_draft SET version = 2",
        "UPDATE map_content SET bytes = (SELECT bytes FROM map_content ORDER BY digest LIMIT 1)",
        "DELETE FROM map_draft_part WHERE file = 'articles.csv'",
    ],
)
def test_a_damaged_draft_is_refused_and_can_be_discarded(
    store: Store, drafts: Drafts, begun: DraftEntry, damage: str
) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(damage))
    with pytest.raises(DamagedRevisionError, match=f"Draft {begun.number} is damaged"):
        drafts.get(begun.number)
    drafts.delete(begun.number, drafts.entries()[0].version)
    assert drafts.entries() == ()


def test_publishing_again_mends_what_was_damaged(store: Store, drafts: Drafts, sample: Dataset) -> None:
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE map_content SET bytes = :other"), {"other": b"other"})
    with pytest.raises(DamagedRevisionError):
        store.get(1)
    store.publish(sample, "Anna", "Igen", 1, LATER)
    assert store.get(1).files == store.get(2).files == files_of(sample)


# Any tables

CELLS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=4)


@given(
    st.dictionaries(
        st.sampled_from([table.file for table in TABLES.values()]),
        st.one_of(
            st.binary(max_size=60),
            ROWS.map(lambda rows: "\n".join(",".join(row) for row in rows).encode("utf-8")),
        ),
        max_size=4,
    ),
    CELLS,
)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_any_bytes_come_back_as_they_were(store: Store, tables: dict[str, bytes], title: str) -> None:
    drafts = Drafts(store)
    before = contents(store)
    entry = drafts.create(f"x{title}", "Anna", 1, tables, NOW)
    assert drafts.get(entry.number) == Draft(entry, tables)
    saved = drafts.save(entry.number, 1, "Berit", dict(reversed(tables.items())), LATER)
    assert drafts.get(entry.number) == Draft(saved, tables)
    drafts.delete(entry.number, 2)
    assert contents(store) == before
