"""What the browser reads of the map's columns is what was written: every place and partnership, in both languages."""

from __future__ import annotations

import json
from dataclasses import replace

from components.parts.map.rows import columns, rows_json
from data.records import Dataset
from geo.outlines.boundaries import country_labels
from tests.browser.site.engine import Engine
from tests.security.strings import HOSTILE

_DECODED = "document => PartnershipMap.decode.rows(document)"


def _same(engine: Engine, dataset: Dataset) -> None:
    rows = rows_json(dataset, country_labels())
    sent = json.loads(json.dumps(columns(rows)))
    assert engine.evaluate(_DECODED, sent) == json.loads(json.dumps(rows))
    assert engine.evaluate(_DECODED, json.loads(json.dumps(rows))) == json.loads(json.dumps(rows))


def test_every_place_and_partnership_comes_back(engine: Engine, real: Dataset) -> None:
    _same(engine, real)


def test_hostile_names_come_back_as_they_were(engine: Engine, real: Dataset) -> None:
    names = [*HOSTILE]
    places = {
        ident: replace(
            p, name=names[i % len(names)], short_name=names[(i + 1) % len(names)], name_sv=names[i % 3]
        )
        for i, (ident, p) in enumerate(real.places.items())
    }
    _same(engine, replace(real, places=places))


def test_nothing_is_left_to_send_of_what_is_as_usual(real: Dataset) -> None:
    sent = columns(rows_json(real, country_labels()))
    differ = [
        w for w in real.places.values() if not w.is_swedish and w.short_name == w.name and not w.name_sv
    ]
    position = {ident: i for i, ident in enumerate(real.places)}
    written = {i for column in ("name_en", "short", "short_en") for i, _ in sent["places"][column]}
    assert differ
    assert not written & {position[p.id] for p in differ}
