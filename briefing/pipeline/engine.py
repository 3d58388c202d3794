"""Where work on many documents is done: in this process, in several of this machine, or on the machines of a cluster.

One interface, `concurrent.futures.Executor`. Results come in the order of the tasks, so the engine changes nothing but
time.
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, TypeVar

from briefing.errors import UsageError
from briefing.model import Engine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LOG = logging.getLogger(__name__)
#: Tasks handed out beyond those at work, per worker: enough that none waits, few enough that results do not pile up.
_AHEAD: Final = 2
#: New values after which a worker looks for cycles among them.
_CYCLES: Final = 50_000
#: Seconds to wait for a scheduler.
PATIENCE: Final = 20

Task = TypeVar("Task")
Result = TypeVar("Result")


class Pool:
    """The workers of one run, started when they are first needed."""

    def __init__(self, engine: Engine) -> None:
        """Start nothing yet."""
        self._engine = engine
        self._executor: Executor | None = None
        self._workers = 1
        self._end: Callable[[], object] = lambda: None

    def map(self, work: Callable[[Task], Result], tasks: Iterable[Task], *, many: bool) -> Iterator[Result]:
        """Do tasks and yield their results in order.

        Args:
            work: A function of a module, so that another process finds it.
            tasks: What to give it, one at a time.
            many: So many that starting workers pays.

        Raises:
            UsageError: The cluster is not to be had.
        """
        if not many or self._engine.kind == "serial":
            yield from map(work, tasks)
            return
        if self._executor is None:
            self._start()
        yield from self._spread(work, tasks)

    def close(self) -> None:
        """Let the workers go; what they were doing is dropped."""
        if self._executor is not None:
            self._end()
            self._executor = None

    def _start(self) -> None:
        if self._engine.kind == "dask":
            self._executor, self._workers, self._end = _cluster(self._engine.scheduler)
            return
        self._workers = self._engine.workers or len(os.sched_getaffinity(0))
        context = multiprocessing.get_context("spawn")
        self._executor = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_settle)
        self._end = partial(self._executor.shutdown, wait=False, cancel_futures=True)

    def _spread(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """Keep every worker busy; when one dies, what is left is done here."""
        waiting: deque[Callable[[], Result]] = deque()
        for task in tasks:
            waiting.append(self._handed_out(work, task))
            if len(waiting) > self._workers * (1 + _AHEAD):
                yield waiting.popleft()()
        while waiting:
            yield waiting.popleft()()

    def _handed_out(self, work: Callable[[Task], Result], task: Task) -> Callable[[], Result]:
        """Give a task to a worker; returns what waits for its result."""
        try:
            future = self._executor.submit(work, task) if self._executor else None
        except BrokenExecutor:
            future = None

        def result() -> Result:
            try:
                return work(task) if future is None else future.result()
            except BrokenExecutor:
                _LOG.warning("a worker process died; its work is done again here")
                return work(task)

        return result


def _settle() -> None:
    """Prepare a worker for its tasks.

    Ctrl-C reaches every process of a terminal; the one that keeps the state decides what happens. The work makes many
    small values and hardly a cycle: looking for cycles at the interpreter's usual pace costs a twentieth of it.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_CYCLES)


def _cluster(address: str) -> tuple[Executor, int, Callable[[], object]]:
    try:
        distributed: Any = import_module("distributed")
    except ImportError as exc:
        raise UsageError("run.engine", "Dask is not installed", "pip install 'briefing[dask]'") from exc
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, ValueError) as exc:
        raise UsageError("run.scheduler", f"{address} does not answer ({exc})", "Start it, or correct it.") from exc
    workers = sum(client.nthreads().values())
    return client.get_executor(), max(1, workers), client.close  # which drops what is not done


@contextmanager
def pool(engine: Engine) -> Iterator[Pool]:
    """Have workers for the time of a block."""
    workers = Pool(engine)
    try:
        yield workers
    finally:
        workers.close()


#: No other process than this one.
HERE: Final = Pool(Engine(kind="serial"))
