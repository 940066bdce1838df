"""A batch goes through the queue one figure at a time, and tells how far it has come."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from components.kit.task import Tables, Task
from components.kit.work_process import FailedError
from components.kit.work_queue import BusyError, WorkQueue
from components.outputs.figure.batch import jobs
from components.outputs.figure.batch_queue import BatchError, batch
from components.outputs.figure.render_figure import figure_bytes
from components.outputs.figure.request import Origin, figure_of
from components.state.figure import Options
from components.state.state import State
from components.view import build_view
from data.records import Dataset
from tests.components.outputs.figure.seen import TODAY, view
from tests.conftest import TABLES

SMALL = Options(preset="half-column", labels=False)


def _tables(dataset: Dataset) -> Tables:
    return Tables(TABLES, dataset.revision, TODAY)


def test_the_page_is_told_how_far_a_batch_has_come(real: Dataset) -> None:
    shown = view(real, State(country=("KE", "UG"), figure=SMALL))
    steps = list(batch(shown, _tables(real), Origin(), "country"))
    assert [(done, total) for done, total, _ in steps] == [(1, 2), (2, 2), (2, 2)]
    with ZipFile(BytesIO(steps[-1][2])) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files == {
        job.name: figure_bytes(figure_of(build_view(real, job.state, TODAY)), "png")
        for job in jobs(shown, "country", ("png",))
    }


def test_a_batch_of_nothing_is_told_in_words(real: Dataset) -> None:
    with pytest.raises(BatchError, match="Inga partnerskap"):
        list(batch(view(real, State(country=("AR",))), _tables(real), Origin(), "country"))


def test_one_batch_at_a_time_and_one_figure_of_it(real: Dataset) -> None:
    taken: list[Task] = []

    class Maker:
        def end(self) -> None:
            pass

        def make(self, task: Task) -> bytes:
            taken.append(task)
            if len(taken) == 2:
                raise FailedError("no")
            return b"figure"

    # A batch needs no free place, since it has one figure in the queue at most.
    queue = WorkQueue(Maker, waiting=0)
    shown = view(real, State(country=("KE", "UG"), figure=SMALL))
    first = batch(shown, _tables(real), Origin(), "country", queue)
    assert next(first) == (1, 2, b"")
    assert len(taken) == 1
    with pytest.raises(BusyError):
        next(batch(shown, _tables(real), Origin(), "country", queue))
    with pytest.raises(BatchError, match="kunde inte tas fram"):
        next(first)
    again = list(batch(shown, _tables(real), Origin(), "country", queue))
    assert again[-1][2].startswith(b"PK")
    assert len(taken) == 3
