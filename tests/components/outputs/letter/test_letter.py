"""Letters and their replies: what is certain is right, and nothing else becomes a row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from components.outputs.letter.reading import past_of, read_text
from data.editing.replies.proposals import Result
from data.editing.row_edits import with_edits
from data.records import Dataset
from data.status import Period, span_in, span_status
from data.store.revision import files_of, loaded_of
from tests.components.outputs.letter.invented import DAY, Invented, invented


def understood(dataset: Dataset, reply: Invented) -> Result:
    """Return what is understood of a reply; to another party's letter an editor has come by mistake."""
    mistaken = "ale" if reply.letter.reference.place != "ale" else "vaxjo"
    place = mistaken if reply.kind == "other_letter" else ""
    return read_text(reply.text, dataset, past_of(None, dataset), DAY, place)


def wrong(dataset: Dataset, reply: Invented, result: Result) -> list[str]:
    """Return the projects that a reply changes for certain and otherwise than it says."""
    sure = [proposal for proposal in result.proposals if proposal.sure]
    loaded = loaded_of(with_edits(files_of(dataset), [e for p in sure for e in p.edits]))
    assert loaded.problems == ()
    bad = []
    for ident, project in loaded.dataset.projects.items():
        before, truth = dataset.projects[ident], reply.truth.get(ident)
        if project == before:
            continue
        expected = replace(project, confirmed=before.confirmed, confirmed_by=before.confirmed_by)
        expected = replace(expected, stated_status=before.stated_status, end=before.end)
        status = span_status(span_in(loaded.dataset, project), Period.day(DAY))
        is_right = (
            truth is not None
            and expected == before
            and (project.confirmed_by, str(project.confirmed and project.confirmed.text))
            == (reply.letter.reference.place, DAY.isoformat())
            and status == ("active" if truth.runs else "ended")
            and (not truth.end or (project.end is not None and project.end.text == truth.end))
        )
        if not is_right:
            bad.append(f"{reply.kind}: {ident}: {truth}, {project.stated_status}, {project.end}, {status}")
    others = loaded.dataset.partnerships != dataset.partnerships
    return [*bad, *(["partnerships"] if others else [])]


@pytest.mark.parametrize("seeds", [range(100), pytest.param(range(100, 1_100), marks=pytest.mark.deep)])
def test_of_invented_replies_a_tenth_of_them_nonsense_no_row_is_wrong(real: Dataset, seeds: range) -> None:
    answered, taken = 0, Counter[str]()
    for seed in seeds:
        reply = invented(real, seed, nonsense=seed % 10 == 0)
        result = understood(real, reply)
        assert wrong(real, reply, result) == [], (seed, reply.text)
        sure = sum(proposal.sure for proposal in result.proposals)
        taken[reply.kind] += sure
        answered += len(reply.truth)
    # What is told for certain is also taken, unless our own row speaks against it.
    assert sum(taken.values()) > answered / 2
    assert all(taken[kind] for kind in ("inline", "numbered", "all"))


@pytest.mark.parametrize("seeds", [range(160), pytest.param(range(160, 2_000), marks=pytest.mark.deep)])
def test_nonsense_makes_no_row_at_all(real: Dataset, seeds: range) -> None:
    for seed in seeds:
        reply = invented(real, seed, nonsense=True)
        result = understood(real, reply)
        assert [p for p in result.proposals if p.sure] == [], (seed, reply.kind, reply.text)
