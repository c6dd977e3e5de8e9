"""A pool of processes that loses nothing: results come in the order of the tasks, and a dead worker costs one task.

The standard pools give up all that is under way when a worker dies, and do not say on what. Here each worker has one
batch at a time; where it dies, the tasks of its batch are tried alone, and only one that kills its worker again fails.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

# Large enough that handing over costs nothing beside tagging, small enough that the workers end together.
BATCH = 8
# Batches read ahead of the one that is written next: memory stays flat however slow one article is.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Died:
    """What stands in the place of a result where the worker died on the task, twice."""

    reason: str


def cores() -> int:
    """Give the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_in_order(
    tasks: Iterable[Task], work: Callable[[Task], Result], *, jobs: int, prepare: Callable[[], object]
) -> Iterator[tuple[Task, Result | Died]]:
    """Yield every task with its result, in the order of the tasks.

    `work` must not raise. `prepare` is run once before the first task: in this process where workers are forked from
    it and share its memory, in each worker elsewhere. With one job, or so few tasks that a second worker would not pay
    its start, everything runs in this process.
    """
    rest = iter(tasks)
    first = list(islice(rest, 2 * BATCH + 1))
    if jobs < 2 or len(first) <= 2 * BATCH:
        prepare()
        for task in _chain(first, rest):
            yield task, work(task)
        return
    with _Pool(work, jobs=jobs, prepare=prepare) as pool:
        yield from pool.run(_chain(first, rest))


def _chain(first: list[Task], rest: Iterator[Task]) -> Iterator[Task]:
    yield from first
    yield from rest


@dataclass
class _Batch(Generic[Task, Result]):
    tasks: list[Task]
    results: list[Result | Died]
    retried: bool = False

    @property
    def left(self) -> list[Task]:
        return self.tasks[len(self.results) :]

    @property
    def done(self) -> bool:
        return len(self.results) == len(self.tasks)


class _Worker(Generic[Task, Result]):
    def __init__(
        self,
        context: BaseContext,
        work: Callable[[Task], Result],
        prepare: Callable[[], object],
        others: Iterable[Connection],
    ) -> None:
        self.connection, theirs = context.Pipe()
        make_process: Callable[..., BaseProcess] = context.Process  # type: ignore[attr-defined]
        ours = (self.connection, *others) if context.get_start_method() == "fork" else ()
        self.process = make_process(target=_serve, args=(theirs, work, prepare, ours), daemon=True)
        self.batch: _Batch[Task, Result] | None = None
        self.process.start()
        theirs.close()

    def give(self, batch: _Batch[Task, Result]) -> None:
        # A batch in which a worker died goes on one task at a time, so that the next death names its task.
        self.batch = batch
        self.connection.send(batch.left[:1] if batch.retried else batch.left)

    def stop(self) -> None:
        self.process.terminate()
        self.process.join()
        self.connection.close()


class _Pool(Generic[Task, Result]):
    def __init__(self, work: Callable[[Task], Result], *, jobs: int, prepare: Callable[[], object]) -> None:
        forks = sys.platform == "linux"
        self._context = multiprocessing.get_context("fork" if forks else "spawn")
        if forks:
            prepare()
        self._work, self._prepare = work, _nothing if forks else prepare
        self._workers: list[_Worker[Task, Result]] = []
        for _ in range(jobs):
            self._workers.append(self._new())

    def _new(self) -> _Worker[Task, Result]:
        others = [worker.connection for worker in self._workers if not worker.connection.closed]
        return _Worker(self._context, self._work, self._prepare, others)

    def __enter__(self) -> _Pool[Task, Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Result | Died]]:
        queue: deque[_Batch[Task, Result]] = deque()  # in the order of the tasks, done or not
        waiting: deque[_Batch[Task, Result]] = deque()  # those that no worker has yet
        while True:
            while len(queue) < AHEAD * len(self._workers) and (batch := list(islice(tasks, BATCH))):
                queue.append(_Batch(batch, []))
                waiting.append(queue[-1])
            if not queue:
                return
            for worker in self._workers:
                if worker.batch is None and waiting:
                    worker.give(waiting.popleft())
            self._collect(waiting)
            while queue and queue[0].done:
                finished = queue.popleft()
                yield from zip(finished.tasks, finished.results, strict=True)

    def _collect(self, waiting: deque[_Batch[Task, Result]]) -> None:
        """Wait until a worker has something, and take it; put a new worker in the place of a dead one."""
        busy = {worker.connection: number for number, worker in enumerate(self._workers) if worker.batch}
        for ready in wait(list(busy)):
            number = busy[ready]  # type: ignore[index]
            worker = self._workers[number]
            batch = worker.batch
            if batch is None:
                continue
            try:
                batch.results.extend(worker.connection.recv())
            except (EOFError, OSError):
                worker.process.join()
                if batch.retried:
                    batch.results.append(Died(f"the worker died on it (exit code {worker.process.exitcode})"))
                batch.retried = True
                worker.stop()
                self._workers[number] = worker = self._new()
            worker.batch = None
            if not batch.done:
                waiting.appendleft(batch)


def _nothing() -> None:
    pass


def _serve(
    connection: Connection,
    work: Callable[[Any], Any],
    prepare: Callable[[], object],
    inherited: Iterable[Connection],
) -> None:
    """Work on what comes until nothing comes any more. An interrupt is the parent's to handle."""
    # A fork has the parent's ends of the pipes open as well: while a worker holds one, it does not hear that the
    # parent has died, and would wait for ever.
    for end in inherited:
        end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    prepare()
    with contextlib.suppress(EOFError, OSError):  # the parent has gone: nobody is left to work for
        while True:
            tasks = connection.recv()
            connection.send([work(task) for task in tasks])
