"""Many figures at once: one for each theme, country or region, drawn by several processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Thread

from components.language import Language
from components.outputs.figure.captions import title
from components.outputs.figure.figure_files import figure_name
from components.outputs.figure.render_figure import figure_bytes
from components.outputs.figure.request import Origin, figure_of, with_options
from components.state.state import State, put
from components.view import View, build_view, option_label
from data.files.atomic_write import write_file
from data.records import Dataset
from data.store.revision import Files, files_of, loaded_of


@dataclass(frozen=True, slots=True)
class Job:
    """One figure of a batch: the name of its file, and what it shows."""

    name: str
    state: State


def jobs(view: View, each: str, kinds: Sequence[str]) -> tuple[Job, ...]:
    """Return a job for each theme, country or Swedish region that some row has, and each kind of file.

    Each has a title that names it. A region's are the rows of the region and of the kommuner in its county.
    """
    whole = figure_of(view)
    shown, words, options = whole.view, whole.view.language, whole.options
    found = []
    for label, state in _parts(shown, each):
        part = build_view(view.dataset, state, view.today)
        # A title that follows from the filters names the theme or country by itself.
        told = words("report.part_title", part=label, title=title(whole))
        named = replace(options, title=told) if options.title or each == "region" else options
        # A region's filter is a list of kommuner: its file is called by the region instead.
        subject, by = (shown, label) if each == "region" else (part, "")
        if part.rows:
            figure = figure_of(with_options(subject, named))
            found += [Job(figure_name(figure, kind, by), replace(state, figure=named)) for kind in kinds]
    names = [job.name for job in found]
    # Two parts may fold to the same name; a number keeps both files.
    return tuple(
        job if names.index(job.name) == i else replace(job, name=f"{i + 1}_{job.name}")
        for i, job in enumerate(found)
    )


def draw(
    dataset: Dataset, today: date, origin: Origin, wanted: Sequence[Job], workers: int = 0
) -> Iterator[tuple[Job, bytes]]:
    """Yield each job with its file as it is done. At most ``workers`` processes (as many as there are cores)
    hold one figure each, and no more figures than that wait to be taken.
    """
    count = max(1, min(workers or os.cpu_count() or 1, len(wanted)))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count, context, _begin, (files_of(dataset), today, origin)) as pool:
        rest = iter(wanted)
        running = {pool.submit(_one, job): job for job, _ in zip(rest, range(count + 1), strict=False)}
        while running:
            done = next(as_completed(running))
            job = running.pop(done)
            following = next(rest, None)
            if following is not None:
                running[pool.submit(_one, following)] = following
            yield job, done.result()


def write(folder: Path, drawn: Iterator[tuple[Job, bytes]], tell: Callable[[str], None]) -> int:
    """Write files into a folder as they come, each whole or not at all; return how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for job, content in drawn:
        write_file(folder / job.name, content)
        count += 1
        tell(job.name)
    return count


_ready: dict[str, tuple[Dataset, date, Origin]] = {}


def _begin(tables: Files, today: date, origin: Origin) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    # Records cannot be sent to another process as they are; tables can, and give the same records.
    _ready["input"] = (loaded_of(tables).dataset, today, origin)


def _end_with_parent() -> None:
    """End this process when the one that began it is gone: killed, it cannot tell, and nobody else would."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _one(job: Job) -> bytes:
    dataset, today, origin = _ready["input"]
    figure = figure_of(build_view(dataset, job.state, today), origin)
    return figure_bytes(figure, job.name.rpartition(".")[2])


def _parts(view: View, each: str) -> list[tuple[str, State]]:
    if each == "region":
        return _regions(view)
    words = view.language
    values = [o.value for o in view.options[each] if o.count and (not getattr(view.state, each) or o.chosen)]
    return sorted(
        ((option_label(view.dataset, words, each, v), put(view.state, each, (v,))) for v in values),
        key=lambda part: words.sort_key(part[0]),
    )


def _regions(view: View) -> list[tuple[str, State]]:
    """A region's name with the state of its own rows and those of its county's kommuner."""
    words: Language = view.language
    counties: dict[str, dict[str, None]] = {}
    for row in view.rows:
        for place in row.swedish_places:
            counties.setdefault(place.county, {})[place.id] = None
    return [
        (words(f"county.{code}"), put(view.state, "swedish_place", tuple(ids)))
        for code, ids in sorted(counties.items())
        if code
    ]
