"""A pool of processes that runs tasks in parallel.

It hands over few tasks in advance, so that Ctrl-C loses little.
"""

from __future__ import annotations

import atexit
import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

from gradlings.checks.child import nameless_main
from gradlings.errors import SandboxError
from gradlings.grading.pool.process import start_process

if TYPE_CHECKING:
    from gradlings.sandbox.warm import Warm

_LOOK_S = 0.1  # for Ctrl-C, while tasks run

Arguments = TypeVarTuple("Arguments")
R = TypeVar("R")
T = TypeVar("T")


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut items into lists of `size`; the last one may be shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


@contextmanager
def _ctrl_c_waits() -> Iterator[threading.Event]:
    """Have Ctrl-C set an event, which is yielded, and raise nothing.

    Raised in the midst of the executor's own work, it could leave a lock of its threads taken
    for ever; in the midst of storing a result, lose that result.
    """
    pressed = threading.Event()
    # Another thread hears of no signal; one that is ignored, or somebody else's, stays so.
    is_heard = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if is_heard:
        signal.signal(signal.SIGINT, lambda *_: pressed.set())
    try:
        yield pressed
    finally:
        if is_heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Task:
    """A function to call in another process, and another to call here with its result.

    Args:
        function: of a module; it imports what it needs in its body, so that happens only there.
        arguments: are pickled, as is the result.
        on_done: is called here with the result.
    """

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    on_done: Callable[[Any], None]


class Pool:
    """A queue of tasks, and the processes that run them; `on_done` of a task may add more.

    The processes start with the first task, or with `start`, and stay until the pool is closed.

    Args:
        workers: processes, at least 1.

    Attributes:
        stopped: whether to start no further task; another thread may set it.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._queue: deque[Task] = deque()
        self._running: dict[Future[Any], Task] = {}
        self._executor: ProcessPoolExecutor | None = None
        self._warm: Warm | None = None
        self._is_used = False
        self.stopped = False

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; tasks that have not begun are dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None
        if self._warm is not None:
            self._warm.close(at_once=not self._is_used)
            self._warm = None

    def start(self) -> None:
        """Start the processes that import torch now, for tasks that will come."""
        if self._executor is None:
            self._executor = self._started()
            if sys.platform.startswith("linux"):
                from multiprocessing import forkserver

                with nameless_main():
                    forkserver.ensure_running()

    def add(
        self,
        function: Callable[[*Arguments], R],
        *arguments: *Arguments,
        on_done: Callable[[R], None],
        first: bool = False,
    ) -> None:
        """Add a task to the end of the queue, or before all others."""
        task = Task(function, arguments, on_done)
        if first:
            self._queue.appendleft(task)
        else:
            self._queue.append(task)

    def run(self) -> None:
        """Run all tasks, and those that they add.

        Raises:
            SandboxError: a process died, or the pool was stopped.
            Exception: a task raised it; results of tasks that had ended have been passed on.
        """
        try:
            with _ctrl_c_waits() as pressed:
                while self._running or (self._queue and not self.stopped):
                    self._step()
                    if pressed.is_set():
                        raise KeyboardInterrupt
        except BrokenProcessPool:
            self._give_up()
            raise SandboxError(
                "a grading process died (out of memory?); finished results are stored: run the "
                "command again, with fewer --workers if it happens again"
            ) from None
        except BaseException:
            self._give_up()
            raise
        if self.stopped:
            self._queue.clear()
            raise SandboxError("grading was stopped; finished results are stored")

    def _step(self) -> None:
        # Few in advance: Ctrl-C cannot call back a task that has been handed over.
        while self._queue and not self.stopped and len(self._running) <= self.workers:
            task = self._queue.popleft()
            self._running[self._submitted(task)] = task
        for future in wait(self._running, _LOOK_S, return_when=FIRST_COMPLETED).done:
            self._running.pop(future).on_done(future.result())

    def _submitted(self, task: Task) -> Future[Any]:
        if self._executor is None:
            self._executor = self._started()
        self._is_used = True
        with nameless_main():
            return self._executor.submit(task.function, *task.arguments)

    def _started(self) -> ProcessPoolExecutor:
        """Start the processes; on Linux they and their zygotes fork from a process with torch."""
        if not sys.platform.startswith("linux"):
            context: BaseContext = multiprocessing.get_context("spawn")
            return ProcessPoolExecutor(self.workers, context, start_process)
        from gradlings.sandbox.warm import Warm

        self._warm = Warm()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["gradlings.grading.pool.preloaded"])
        return ProcessPoolExecutor(self.workers, context, start_process, (self._warm.source,))

    def _give_up(self) -> None:
        """Pass on the results of tasks that have ended by themselves, and drop the rest."""
        self.close()
        for future, task in self._running.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                task.on_done(future.result())
        self._running.clear()
        self._queue.clear()


class KeptPool:
    """A pool that stays for a while, for a program that grades from time to time.

    Args:
        idle_s: seconds after which the processes end if nobody has used them.
    """

    def __init__(self, idle_s: float = 600.0) -> None:
        self.idle_s = idle_s
        self._pool: Pool | None = None
        self._in_use = threading.Lock()
        self._timer: threading.Timer | None = None
        atexit.register(self._at_exit)

    def start(self, workers: int) -> None:
        """Start the processes now, for somebody who will use them; see `Pool.start`."""
        with self._in_use:
            if self._pool is None:
                self._pool = Pool(workers)
                self._pool.start()

    @contextmanager
    def pool(self, workers: int) -> Iterator[Pool]:
        """Yield the pool; stop its present user, and replace it if `workers` is another number."""
        if self._in_use.locked() and (pool := self._pool) is not None:
            pool.stopped = True
        with self._in_use:
            if self._timer is not None:
                self._timer.cancel()
            if self._pool is None or self._pool.workers != workers:
                self._end()
                self._pool = Pool(workers)
            self._pool.stopped = False
            try:
                yield self._pool
            finally:
                self._timer = threading.Timer(self.idle_s, self.close)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """End the processes, once nobody uses them."""
        with self._in_use:
            self._end()

    def _at_exit(self) -> None:
        if (pool := self._pool) is not None:
            pool.stopped = True
        self.close()

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.close()
            self._pool = None
