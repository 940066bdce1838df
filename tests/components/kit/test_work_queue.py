"""The queue: in order, each file once, within its bounds, and never stuck."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from components.kit.task import Task
from components.kit.work_process import FailedError, LateError
from components.kit.work_queue import BusyError, WorkQueue


def task(name: str) -> Task:
    return Task(str.encode, (name, "utf-8"))


class Slow:
    """Makes a file when it is let; says what it has begun."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.is_busy, self.may_go_on, self.has_ended = Event(), Event(), Event()

    def make(self, task: Task) -> bytes:
        name = str(task.arguments[0])
        self.begun.append(name)
        self.is_busy.set()
        assert self.may_go_on.wait(60)
        if name == "late":
            raise LateError(name)
        if name == "broken":
            raise ValueError(name)
        return task.file() * 40

    def end(self) -> None:
        self.has_ended.set()


@pytest.fixture
def maker() -> Iterator[Slow]:
    slow = Slow()
    yield slow
    slow.may_go_on.set()


def test_files_are_made_in_the_order_in_which_they_were_asked_for(maker: Slow) -> None:
    queue = WorkQueue(lambda: maker)
    jobs = [queue.enter(task(name)) for name in "cab"]
    maker.may_go_on.set()
    assert [job.future.result(60) for job in jobs] == [b"c" * 40, b"a" * 40, b"b" * 40]
    assert maker.begun == ["c", "a", "b"]


def test_who_asks_for_the_same_file_shares_it_then_and_later(maker: Slow) -> None:
    queue = WorkQueue(lambda: maker, waiting=1)
    jobs = [queue.enter(task(name)) for name in "aaaa"]
    assert len({id(job) for job in jobs}) == 1
    maker.may_go_on.set()
    assert queue.file(task("a")) is jobs[0].future.result(60)
    assert queue.file(task("a")) is queue.get(task("a"))
    assert maker.begun == ["a"]


def test_whoever_comes_when_too_many_wait_is_told_at_once(maker: Slow) -> None:
    queue = WorkQueue(lambda: maker, waiting=2)
    queue.enter(task("being made"))
    assert maker.is_busy.wait(60)
    waiting = [queue.enter(task(name)) for name in "ab"]
    with pytest.raises(BusyError):
        queue.enter(task("c"))
    queue.enter(task("a"))
    queue.enter(task("one after the other"), may_overfill=True)
    maker.may_go_on.set()
    assert [job.future.result(60) for job in waiting] == [b"a" * 40, b"b" * 40]
    assert queue.file(task("c")) == b"c" * 40


def test_who_has_gone_leaves_the_place_to_the_next(maker: Slow) -> None:
    queue = WorkQueue(lambda: maker, waiting=1)
    begun = queue.enter(task("being made"))
    assert maker.is_busy.wait(60)
    first, second = queue.enter(task("a")), queue.enter(task("a"))
    queue.leave(first)
    with pytest.raises(BusyError):
        queue.enter(task("b"))
    queue.leave(second)
    queue.leave(begun)
    last = queue.enter(task("b"))
    maker.may_go_on.set()
    assert last.future.result(60) == b"b" * 40
    # What was begun is finished and kept, though nobody waits for it.
    assert queue.get(task("being made"))
    assert maker.begun == ["being made", "b"]


def test_what_is_kept_has_a_bound_and_the_longest_unused_goes_first() -> None:
    queue = WorkQueue(cached=100)
    for name in ("one", "two"):
        queue.put(name, b"x" * 40)
    assert queue.get("one")
    queue.put("three", b"x" * 40)
    assert [name for name in ("one", "two", "three") if queue.get(name)] == ["one", "three"]
    # One that is put again counts once.
    queue.put("three", b"y" * 60)
    assert [name for name in ("one", "three") if queue.get(name)] == ["one", "three"]


@pytest.mark.parametrize(("name", "error"), [("late", LateError), ("broken", FailedError)])
def test_a_file_that_fails_tells_everybody_and_the_next_is_made(
    maker: Slow, name: str, error: type[FailedError]
) -> None:
    queue = WorkQueue(lambda: maker)
    with ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(queue.file, task(name)) for _ in range(2)]
        assert maker.is_busy.wait(60)
        maker.may_go_on.set()
        assert [type(each.exception(60)) for each in waiting] == [error, error]
    assert queue.file(task("next")) == b"next" * 40
    # It is no file that is kept: asked for again, it is tried again.
    with pytest.raises(error):
        queue.file(task(name))


def test_several_processes_share_one_queue() -> None:
    makers: list[Slow] = []

    def start() -> Slow:
        makers.append(Slow())
        return makers[-1]

    queue = WorkQueue(start, workers=2)
    jobs = [queue.enter(task(name)) for name in "abc"]
    for each in (0, 1):
        while len(makers) <= each:
            Event().wait(0.01)
        assert makers[each].is_busy.wait(60)
    assert sorted(name for maker in makers for name in maker.begun) == ["a", "b"]
    for maker in makers:
        maker.may_go_on.set()
    assert [job.future.result(60) for job in jobs] == [b"a" * 40, b"b" * 40, b"c" * 40]


def test_without_work_its_process_ends_and_then_the_files_are_forgotten(maker: Slow) -> None:
    maker.may_go_on.set()
    queue = WorkQueue(lambda: maker, idle=0.01, forget=0.02)
    assert queue.file(task("a"))
    assert maker.has_ended.wait(60)
    while queue.get(task("a")):
        Event().wait(0.01)
    assert queue.file(task("a")) == b"a" * 40
    assert maker.begun == ["a", "a"]
