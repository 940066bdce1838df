"""A process that makes files: it is there when it is needed, and again when it has ended, however it did."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from components.kit.task import Task
from components.kit.work_process import LOGS, FailedError, LargeError, LateError, WorkProcess

HELLO = Task(str.encode, ("hej", "utf-8"))


@pytest.fixture
def process() -> Iterator[WorkProcess]:
    result = WorkProcess()
    yield result
    result.end()


def test_it_starts_when_it_is_needed_and_stays(process: WorkProcess) -> None:
    assert process.pid is None
    assert process.make(HELLO) == b"hej"
    first = process.pid
    assert process.make(Task(bytes, (5_000_000,))) == bytes(5_000_000)
    assert process.pid == first != os.getpid()


def test_killed_while_it_makes_a_file_it_says_so_and_the_next_is_made(process: WorkProcess) -> None:
    with pytest.raises(FailedError, match="ended"):
        process.make(Task(os._exit, (9,)))
    assert process.make(HELLO) == b"hej"


def test_killed_between_two_files_nobody_sees_it(process: WorkProcess) -> None:
    process.make(HELLO)
    first = process.pid
    assert first
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert process.make(HELLO) == b"hej"
    assert process.pid != first


def test_what_takes_too_long_is_ended() -> None:
    process = WorkProcess(timeout=3)
    began = time.monotonic()
    with pytest.raises(LateError, match="3 s"):
        process.make(Task(time.sleep, (600,)))
    assert time.monotonic() - began < 300
    assert process.pid is None


def test_what_takes_too_much_of_the_processor_is_ended_whatever_runs() -> None:
    process = WorkProcess(cpu=2)
    with pytest.raises(LateError, match="2 s of the processor"):
        process.make(
            Task(pow, (7, 10**9))
        )  # one instruction of Python's, which no signal's function interrupts
    assert process.make(HELLO) == b"hej"
    process.end()


def test_time_that_one_file_took_is_not_the_nexts() -> None:
    process = WorkProcess(cpu=2)
    first = [process.make(Task(_busy, (1.2,))) for _ in range(3)]
    assert first == [b"done"] * 3
    process.end()


def _busy(seconds: float) -> bytes:
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass
    return b"done"


HELD = Task(eval, ("(lambda held: __import__('time').sleep(600))(b'x' * 600_000_000)",))


@pytest.mark.parametrize("bounds", [{"data": 500_000_000}, {"used": 300}])
def test_what_takes_too_much_memory_is_told_and_the_next_is_made(bounds: dict[str, int]) -> None:
    process = WorkProcess(**bounds)
    process.make(HELLO)
    first = process.pid
    with pytest.raises(LargeError, match="memory"):
        process.make(HELD)
    assert process.make(HELLO) == b"hej"
    assert process.pid != first
    process.end()


def test_a_mistake_in_one_file_leaves_the_process_alone(process: WorkProcess) -> None:
    process.make(HELLO)
    first = process.pid
    with pytest.raises(FailedError, match="not made"):
        process.make(Task(str.encode, ("hej", "no such encoding")))
    assert process.make(HELLO) == b"hej"
    assert process.pid == first


@pytest.mark.parametrize("bounds", [{"files": 2}, {"memory": 300}])
def test_beyond_its_bounds_it_makes_room_for_a_new_one(bounds: dict[str, int]) -> None:
    process = WorkProcess(**bounds)
    process.make(HELLO)
    assert process.pid
    process.make(Task(bytes.ljust, (b"", 400_000_000 if "memory" in bounds else 1, b"x")))
    assert process.pid is None


def test_its_bound_is_for_memory_that_it_holds_itself() -> None:
    ours = b"x" * 600_000_000
    process = WorkProcess(memory=500)
    process.make(HELLO)
    assert process.pid
    del ours
    # Only laid claim to, as Vega's engine does.
    claim = "setattr(__import__('sys'), 'claimed', __import__('mmap').mmap(-1, 600_000_000)) or b'x'"
    process.make(Task(eval, (claim,)))
    assert process.pid
    process.end()


def test_what_is_printed_is_no_part_of_a_file(process: WorkProcess) -> None:
    assert process.make(Task(eval, ("print('noise', flush=True) or b'file'",))) == b"file"


def test_what_it_writes_is_logged_by_the_server_one_line_an_event(
    process: WorkProcess, caplog: pytest.LogCaptureFixture
) -> None:
    """Its own log, and what a library in it writes past Python."""
    process.make(Task(eval, (r"__import__('os').write(2, b'panicked\n  at \x1b[2J here\n') and b''",)))
    with pytest.raises(FailedError):
        process.make(Task(str.encode, ("\x1b[2J", "none\x1b]0;x")))
    process.end()
    for thread in threading.enumerate():
        if thread.name == LOGS:
            thread.join(60)
    messages = [record.getMessage() for record in caplog.records]
    assert messages[:2] == ["panicked", "  at \x1b[2J here"]
    assert len(messages) == 3
    assert messages[2].startswith("ERROR components.kit.worker: Not made: Task(")
    assert "LookupError: unknown encoding: none\\x1b]0;x" in messages[2]
    assert "Traceback: " in messages[2]
    assert messages[2].isprintable()


def test_it_stands_back_behind_the_server(process: WorkProcess) -> None:
    nice = process.make(Task(eval, ("str(__import__('os').nice(0)).encode()",)))
    assert int(nice) > os.nice(0) or int(nice) == 19
    sacrifice = "open('/proc/self/oom_score_adj', 'rb').read()"
    assert int(process.make(Task(eval, (sacrifice,)))) >= 500


def test_it_ends_with_the_server_whatever_it_is_making(process: WorkProcess) -> None:
    process.make(HELLO)
    running = process._running()
    assert running.stdin
    running.stdin.write(pickle.dumps(Task(time.sleep, (600,))))
    running.stdin.close()
    assert running.wait(60) == 0
