"""Several files brought in one after the other."""

from __future__ import annotations

from datetime import date

from data.editing.bring_in import PASTED, Sent, edits_of, readings
from data.editing.row_edits import with_edits
from data.records import Dataset
from data.store.revision import files_of, loaded_of

TODAY = date(2026, 11, 22)
PLACES = b"Namn,Land,Slag,Latitud,Longitud\nMasaka,Uganda,Stad,-0.3411,31.7361\n"
PARTNERSHIPS = (
    "Svensk partner;Partner utomlands;Land;Start;Källa;Källans datum\n"
    "Lund;Masaka;Uganda;2026;https://example.org/a;2026\n"
).encode()


def test_a_file_builds_on_those_before_it(sample: Dataset) -> None:
    files, begun = files_of(sample), []
    sent = [Sent("platser.csv", PLACES), Sent(PASTED, PARTNERSHIPS), Sent("igen.csv", PLACES)]
    read = readings(sent, files, TODAY, begin=begun.append)
    assert begun == [0, 1, 2]
    assert [one.incoming.problems if one.incoming else one.is_twice for one in read] == [(), (), True]
    after = loaded_of(with_edits(files, edits_of(read)))
    assert after.problems == ()
    assert len(after.dataset.places) == len(sample.places) + 1
    assert [
        p.partner_places for k, p in after.dataset.partnerships.items() if k not in sample.partnerships
    ] == [("masaka",)]


def test_a_file_that_is_refused_keeps_no_other_from_being_read(sample: Dataset) -> None:
    sent = [Sent("brev.txt", b"Hej!\n"), Sent("platser.csv", PLACES)]
    refused, read = readings(sent, files_of(sample), TODAY)
    assert refused.refusal is not None
    assert not refused.is_twice
    assert "mall" in refused.refusal.sentence("sv")
    assert edits_of([refused, read])[0].table == "places"
