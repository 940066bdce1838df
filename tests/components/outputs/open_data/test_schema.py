"""Every list is as its schema says."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from components.outputs.open_data.edition import Edition
from components.outputs.open_data.resources import RESOURCES
from components.outputs.open_data.schema import list_schema
from tests.components.outputs.open_data.reading import read


def check(schema: dict[str, Any], document: object) -> None:
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(document)


@pytest.mark.parametrize("name", RESOURCES)
def test_every_list_is_as_its_schema_says(edition: Edition, name: str) -> None:
    document = read(edition, f"{name}.json")
    check(list_schema(RESOURCES[name], edition.root), document)
    assert all(list(item) == [c.name for c in RESOURCES[name].columns] for item in document["items"])
