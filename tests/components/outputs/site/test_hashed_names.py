"""A file's name changes with its content, and with nothing else."""

from __future__ import annotations

from components.outputs.site.hashed_names import hashed


def test_the_name_follows_the_content() -> None:
    name = hashed("land.world.svg", b"a")
    assert name == hashed("land.world.svg", b"a") == "land.world-ca978112ca1b.svg"
    assert name != hashed("land.world.svg", b"b")
