"""The proofs on drafts with small counts; ``python -m bench.store`` runs them with large ones."""

from pathlib import Path

import pytest

from bench.draft_proof import killed_drafts, race_drafts
from tests.services.postgres import Postgres


def test_of_those_who_save_and_publish_at_once_nobody_is_lost(address: str) -> None:
    result = race_drafts(address, 4, 6)
    assert (result.published, result.shared) == (24, 24)


def test_a_database_that_is_restarted_under_them_loses_nobody(postgres: Postgres) -> None:
    result = race_drafts(postgres.database(), 4, 6, postgres)
    assert result.restarts >= 1
    assert result.published == 24


def test_nothing_is_lost_or_half_when_an_editor_is_killed(tmp_path: Path) -> None:
    result = killed_drafts(str(tmp_path / "store.sqlite"), 8, seed=3)
    assert result.acknowledged >= 8


def test_nothing_is_lost_or_half_when_the_database_server_is_killed(postgres: Postgres) -> None:
    result = killed_drafts(postgres.database(), 4, seed=3, server=postgres)
    assert result.servers == 2


@pytest.mark.deep
def test_nothing_is_lost_or_half_in_two_hundred_kills(tmp_path: Path) -> None:
    assert killed_drafts(str(tmp_path / "store.sqlite"), 200, seed=1).kills == 200


@pytest.mark.deep
def test_of_eight_with_fifty_drafts_each_nobody_is_lost(address: str) -> None:
    assert race_drafts(address, 8, 50).published == 400
