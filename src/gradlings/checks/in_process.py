"""The subjects that run in this process: a submission where its student works, and the solution.

A submission's observation goes through the wire format even here, so that a check sees the same as
from a worker.
"""

from __future__ import annotations

import copy
import hashlib
import signal
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import cloudpickle
import torch

from gradlings.checks.call import Probe
from gradlings.checks.subject import DEFAULT_TIME_LIMIT_S, Subject, unreadable
from gradlings.errors import CourseError
from gradlings.outcomes import Outcome
from gradlings.sandbox import wire
from gradlings.sandbox.loading import OutOfTime, Source
from gradlings.sandbox.worker import Experimenter, encode

_MAX_KEPT, _MAX_KEPT_BYTES = 2048, 1 << 16  # of the solution's observations
IN_PROCESS_PATIENCE = 5  # a student's machine may be slow, and the first optimizer takes seconds


class InProcess(Subject):
    """A submission on the student's own machine: prints, tracebacks and pdb work.

    Args:
        source: the student's file.
        during: is called with the time limit, in seconds, when the code begins to run, and with
            None when it has ended.
    """

    def __init__(
        self, source: Source, during: Callable[[float | None], None] = lambda _limit_s: None
    ) -> None:
        super().__init__()
        self._tell = during
        self._patience_s: float | None = None  # of what runs now
        self.experimenter = Experimenter(confined=False)
        self.experimenter.limited = self._limited
        self._loaded = self._during(
            IN_PROCESS_PATIENCE * DEFAULT_TIME_LIMIT_S, lambda: self.experimenter.load(source)
        )

    @property
    def unreadable(self) -> str:
        """Why the file is not a Python program; empty when it is."""
        return unreadable(self._loaded)

    def _start(
        self, probe: Probe, inputs: tuple[Any, ...], seed: int
    ) -> Callable[[], dict[str, Any]]:
        return lambda: self._answer(probe, inputs, seed)

    def _during(self, time_limit_s: float, action: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Run the student's code, and interrupt it after a while."""
        self._patience_s = time_limit_s
        try:
            return action()
        finally:
            self._patience_s = None

    @contextmanager
    def _limited(self) -> Iterator[None]:
        """Surround the student's own code."""
        if self._patience_s is None:
            yield
            return
        self._tell(self._patience_s)
        try:
            with _alarm(self._patience_s):
                yield
        finally:
            self._tell(None)

    def _answer(self, probe: Probe, inputs: tuple[Any, ...], seed: int) -> dict[str, Any]:
        if "raised" in self._loaded:
            return self._loaded
        answer = self._during(
            IN_PROCESS_PATIENCE * self._time_limit_s,
            lambda: self.experimenter.run(probe, _copied(inputs), seed),
        )
        answered: dict[str, Any] = wire.loads(encode(answer))
        return answered


class Reference(InProcess):
    """The hidden solution, in the trusted process; its errors are for the author to fix.

    An experiment with the same inputs and seed has the same observation: it is run once.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.filename = source.filename
        self._seen: OrderedDict[tuple[Probe, int, bytes], bytes] = OrderedDict()

    def _answer(self, probe: Probe, inputs: tuple[Any, ...], seed: int) -> dict[str, Any]:
        if "raised" in self._loaded:
            return self._loaded
        frame = wire.dumps(inputs, opaque=cloudpickle.dumps)
        key = probe, seed, hashlib.blake2b(frame, digest_size=16).digest()
        if key in self._seen:
            self._seen.move_to_end(key)
            seen: dict[str, Any] = wire.loads(self._seen[key])
            return seen
        # The solution is trusted: its observation has no limit of size or time.
        answer = self.experimenter.run(probe, _copied(inputs), seed)
        self._keep(key, answer)
        return answer

    def answers(
        self, probe: Probe, inputs: tuple[Any, ...], seed: int
    ) -> Callable[[], dict[str, Any]]:
        """Return a function that answers an experiment, as a worker would."""
        return self._start(probe, inputs, seed)

    def time_s(self, probe: Probe, inputs: tuple[Any, ...], seed: int) -> float:
        """Run an experiment for the sake of its time; return the processor time, in seconds."""
        started_s = time.thread_time()
        self.experimenter.run(probe, _copied(inputs), seed)
        return time.thread_time() - started_s

    def _keep(self, key: tuple[Probe, int, bytes], answer: dict[str, Any]) -> None:
        """Keep an answer that is small; if there are many, forget the one last used first."""
        try:
            frame = wire.dumps(answer)
        except wire.WireError:
            return
        if len(frame) > _MAX_KEPT_BYTES:
            return
        self._seen[key] = frame
        if len(self._seen) > _MAX_KEPT:
            self._seen.popitem(last=False)

    def _error(self, text: str, outcome: Outcome, kind: str = "") -> Exception:
        return CourseError(f"{self.filename}: {text}\nin {self.last}")


def _copied(value: Any) -> Any:
    """Copy inputs, as travelling to a worker does."""
    if type(value) is torch.Tensor:
        return value.detach().clone().requires_grad_(value.requires_grad)
    if type(value) in (list, tuple):
        return type(value)(map(_copied, value))
    return copy.deepcopy(value)


@contextmanager
def _alarm(time_limit_s: float) -> Iterator[None]:
    """Interrupt an endless loop where the system has alarms and this is the main thread."""
    in_main = threading.current_thread() is threading.main_thread()
    if not hasattr(signal, "setitimer") or not in_main:
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise OutOfTime

    previous = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, time_limit_s)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
