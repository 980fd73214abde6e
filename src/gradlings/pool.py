"""A pool of processes that runs tasks side by side, few ahead, so that Ctrl-C loses little."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from gradlings.errors import SandboxError
from gradlings.process import call, start_process


@dataclass(frozen=True)
class Task:
    """A function to call in another process, and what to do here with what it gives.

    Args:
        function: as `module:function`, so that its module is imported there only.
        arguments: for it; pickled, as is what it gives.
        on_done: called here with its result.
    """

    function: str
    arguments: tuple[Any, ...]
    on_done: Callable[[Any], None]


class Pool:
    """Tasks to run; what is done with a result may add more.

    Args:
        workers: processes, at least 1.
    """

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._queue: deque[Task] = deque()

    def add(self, function: str, *arguments: Any, on_done: Callable[[Any], None]) -> None:
        """Add a task to the end of the queue."""
        self._queue.append(Task(function, arguments, on_done))

    def run(self) -> None:
        """Run all tasks, and those that come of them.

        Raises:
            SandboxError: a process died.
            Exception: whatever a task raised; tasks that had ended by then have been dealt with.
        """
        if not self._queue:
            return
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(self.workers, mp_context=context, initializer=start_process)
        running: dict[Future[Any], Task] = {}
        try:
            with executor:
                self._run(executor, running)
        except BrokenProcessPool:
            raise SandboxError(
                "a grading process died (out of memory?); what it had finished is stored: run the "
                "command again, with fewer --workers if it happens again"
            ) from None

    def _run(self, executor: ProcessPoolExecutor, running: dict[Future[Any], Task]) -> None:
        try:
            while True:
                # Few ahead: what has been handed over cannot be called back by Ctrl-C.
                while self._queue and len(running) <= self.workers:
                    task = self._queue.popleft()
                    running[executor.submit(call, task.function, task.arguments)] = task
                if not running:
                    return
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    running.pop(future).on_done(future.result())
        except BaseException:
            executor.shutdown(wait=True, cancel_futures=True)
            for future, task in running.items():
                if future.done() and not future.cancelled() and future.exception() is None:
                    task.on_done(future.result())
            raise
