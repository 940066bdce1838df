"""Which store an address names, and what is said of one that cannot be."""

import pytest

from data.store.engine import database_url, store_address
from data.store.errors import StoreError, StoreUnreachableError
from data.store.store import open_store


@pytest.mark.parametrize(
    ("address", "driver", "database"),
    [
        ("postgres://u:p@db/map", "postgresql+psycopg", "map"),
        ("postgresql://u:p@db/map?sslmode=require", "postgresql+psycopg", "map"),
        ("postgresql+psycopg2://db/map", "postgresql+psycopg", "map"),
        ("sqlite:////srv/store.sqlite", "sqlite", "/srv/store.sqlite"),
        ("/srv/store 1.sqlite", "sqlite", "/srv/store 1.sqlite"),
    ],
)
def test_addresses_that_can_be(address: str, driver: str, database: str) -> None:
    url = database_url(address)
    assert (url.drivername, url.database) == (driver, database)


@pytest.mark.parametrize(
    "address", ["mysql://u:p@db/map", "sqlite://", "http://", "://", "postgresql://u:p@db:port/map"]
)
def test_addresses_that_cannot_be(address: str) -> None:
    with pytest.raises(StoreError, match="cannot be understood"):
        database_url(address)


def test_one_variable_names_the_store() -> None:
    assert store_address({}) == ""
    assert store_address({"PARTNERSKAPSKARTAN_STORE": " /srv/a "}) == "/srv/a"
    assert store_address({"DATABASE_URL": "postgresql://db/map", "PARTNERSKAPSKARTAN_STORE": ""}).endswith(
        "map"
    )
    with pytest.raises(StoreError, match="cannot be understood"):
        store_address({"DATABASE_URL": "map"})
    with pytest.raises(StoreError, match="Remove one"):
        store_address({"DATABASE_URL": "postgresql://db/map", "PARTNERSKAPSKARTAN_STORE": "/srv/a"})


def test_nobody_reads_the_password_in_what_is_said() -> None:
    with pytest.raises(StoreUnreachableError) as refused:
        open_store("postgresql://anna:hemligt@127.0.0.1:1/map")
    assert "hemligt" not in refused.value.sentence("sv") + str(refused.value)
