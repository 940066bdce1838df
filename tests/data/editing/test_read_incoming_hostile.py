"""Files that should not be sent: each is refused for its reason, in both languages, within bounds of memory."""

from __future__ import annotations

from bench.hostile_uploads import hostile_uploads
from bench.uploads import MEGABYTES, measured
from data.records import Dataset
from data.store.revision import files_of


def test_each_is_refused_for_its_reason_within_bounds_of_memory(sample: Dataset) -> None:
    base = files_of(sample)
    missed = {}
    for upload in hostile_uploads():
        result = measured(upload, base)
        if result.reason != upload.reason or result.megabytes > MEGABYTES:
            missed[upload.about] = (result.reason, result.megabytes)
        if upload.reason:
            swedish, english = result.sentences
            assert swedish != english
            assert (swedish[-1], english[-1]) == (".", ".")
    assert missed == {}
