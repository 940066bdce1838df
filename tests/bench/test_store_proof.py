"""The proofs on the store with small counts; ``python -m bench.store`` runs them with large ones."""

from pathlib import Path

from bench.store_proof import killed, race
from tests.services.postgres import Postgres


def test_of_those_who_publish_at_once_each_is_in_the_history_or_told(address: str) -> None:
    result = race(address, 3, 4)
    assert (result.published, result.errors) == (12, ())


def test_nothing_is_lost_or_half_when_who_publishes_is_killed(tmp_path: Path) -> None:
    result = killed(str(tmp_path / "store.sqlite"), 6, seed=3)
    assert result.acknowledged >= 6
    assert result.unheard <= 6


def test_nothing_is_lost_or_half_when_the_database_server_is_killed(postgres: Postgres) -> None:
    result = killed(postgres.database(), 2, seed=3, server=postgres)
    assert result.servers == 1
    assert result.acknowledged >= 2


def test_several_who_open_a_new_store_at_once_make_one(tmp_path: Path) -> None:
    for turn in range(3):
        assert race(str(tmp_path / f"{turn}.sqlite"), 3, 1).errors == ()
