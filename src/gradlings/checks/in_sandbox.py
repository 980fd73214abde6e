"""A submission in a worker of the sandbox. Linux only: see `gradlings doctor`."""

from __future__ import annotations

import atexit
import math
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from gradlings.checks.call import Probe
from gradlings.checks.played import Played
from gradlings.checks.script import Script
from gradlings.checks.subject import OwnTime, Subject, unreadable
from gradlings.errors import SubmissionError
from gradlings.outcomes import Outcome
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.deadline import SOON_S
from gradlings.sandbox.handle import Worker, WorkerDied
from gradlings.sandbox.libraries import needed_by
from gradlings.sandbox.loading import Source
from gradlings.sandbox.warm import ZygoteSource

MAX_TIMEOUTS = 2  # an experiment that hung this often is not run again on the same submission
GENEROUS = 200  # times the solution's own time is enough for an experiment
HURRY = 4  # the time limit of a submission that hung this often is divided by this
MAX_DEATHS = 12  # after so many lost workers, nothing of the submission is run again


Loading = tuple[Worker, Callable[[], dict[str, Any]]]  # a worker, and what waits for its answer


class Sandboxed(Subject):
    """A submission in a worker of the sandbox, which is replaced when it dies.

    Args:
        sandbox: where workers come from.
        source: the student's file.
    """

    def __init__(self, sandbox: Sandbox, source: Source) -> None:
        super().__init__()
        self.sandbox = sandbox
        self.source = source
        self._worker: Worker | None = None
        self._unloadable: dict[str, Any] | WorkerDied | None = None
        self._timeouts: dict[Probe, int] = {}
        self._deaths = 0
        self._waited = False  # whether an experiment was tried once more
        self._script: Script | None = None
        self._loading: Loading | None = None
        self._played: Played | None = None

    def follow(self, script: Script) -> None:
        """Have the worker run the steps of a script as soon as it has loaded the file."""
        self._script = script if script.steps else None

    def start(self) -> None:
        """Begin to load the file in a worker, which then goes on with the script."""
        if self._worker is not None or self._loading is not None or self._unloadable is not None:
            return
        worker = self._opened()
        request = self._script.request(self.sandbox.pickled) if self._script is not None else b""
        try:
            self._loading = worker, worker.start_loading(self.source, request)
        except WorkerDied as death:
            self._unloadable = death

    def _opened(self) -> Worker:
        return self.sandbox.open(needed_by(self.source.text))

    def load(self) -> dict[str, Any]:
        """Load the file in a worker, unless that was tried before; return the worker's answer.

        Raises:
            SubmissionError: loading it crashed or hung.
        """
        if self._worker is not None:
            return {"loaded": True}
        self.start()
        if isinstance(self._unloadable, WorkerDied):
            raise self._death(self._unloadable)
        if self._loading is None:
            assert self._unloadable is not None
            return self._unloadable
        (worker, wait), self._loading = self._loading, None
        script, self._script = self._script, None
        try:
            answer = wait()
        except WorkerDied as death:
            self._unloadable = death
            raise self._death(death) from None
        self._note_attempts(answer)
        if "loaded" in answer:
            self._worker = worker
            if script is not None:
                self._played = Played(worker, script, self._limits)
        else:
            worker.close()
            self._unloadable = answer
        return answer

    @property
    def unreadable(self) -> str:
        """Why the file is not a Python program; empty when it is, or was never loaded."""
        answer = self._unloadable if isinstance(self._unloadable, dict) else {}
        return unreadable(answer)

    def _start(
        self, probe: Probe, inputs: tuple[Any, ...], seed: int
    ) -> Callable[[], dict[str, Any]]:
        answer = self.load()
        if self._worker is None:
            return lambda: answer
        if self._deaths >= MAX_DEATHS:
            raise self._error(f"ended {MAX_DEATHS} processes; it is not run again", Outcome.CRASHED)
        if self._timeouts.get(probe, 0) >= MAX_TIMEOUTS:
            raise self._error(f"hung {MAX_TIMEOUTS} times; it is not run again", Outcome.TIMEOUT)
        limits = self._limits(self._limit_s(), probe, lambda: inputs, seed)

        def in_worker() -> dict[str, Any]:
            """Run it in the worker, or in a new one."""
            answer = self.load()
            if self._worker is None:
                return answer
            return self._worker.call(probe, inputs, seed=seed, **limits)

        def once_more() -> dict[str, Any]:
            """Run it in another worker: this one waited, perhaps for a machine that was busy."""
            self._worker, self._played, self._waited = None, None, True
            return in_worker()

        played = self._answer_in_script(probe, inputs, seed)
        if played is not None:
            return lambda: self._watched(probe, played, once_more)
        if self._worker is None:
            return lambda: self._watched(probe, in_worker, once_more)
        start = partial(self._worker.start, probe, inputs, seed=seed, **limits)
        wait = self._watched(probe, start)
        return lambda: self._watched(probe, wait, once_more)

    def _answer_in_script(
        self, probe: Probe, inputs: tuple[Any, ...], seed: int
    ) -> Callable[[], dict[str, Any]] | None:
        """Return what answers an experiment of the script.

        None if the experiment must be sent: the worker is then free, or has ended.
        """
        if self._played is None:
            return None
        number = self._played.number_of(probe, inputs, seed)
        self._played.read_to(number)
        if number is not None and self._played.reaches(number):
            return partial(self._played.answer, number)
        self.departed = True
        self._played.read_to(None)
        if self._played.death is not None:
            self._lost(*self._played.death)
        return None

    def shown(self, steps: range) -> bytes | None:
        """Return a digest of the answers to some steps of the script. See `Subject.shown`."""
        try:
            self.load()
        except SubmissionError:
            return None
        return self._played.digest(steps) if self._played is not None else None

    def _limits(
        self, limit_s: float, probe: Probe, inputs: Callable[[], tuple[Any, ...]], seed: int
    ) -> dict[str, Any]:
        """Return the limits of an experiment, whose inputs are asked for if it takes long."""
        limits: dict[str, Any] = {"limit_s": limit_s}
        own_time_s = self.own_time_s
        if own_time_s is not None:
            limits["enough_s"] = lambda: self._enough_s(own_time_s, probe, inputs(), seed)
        return limits

    @staticmethod
    def _enough_s(own_time_s: OwnTime, probe: Probe, inputs: tuple[Any, ...], seed: int) -> float:
        """Return a multiple of what the solution needs here, rounded up, so that all get alike."""
        wanted_s = GENEROUS * own_time_s(probe, inputs, seed)
        return SOON_S * 2.0 ** max(0, math.ceil(math.log2(max(wanted_s, SOON_S) / SOON_S)))

    def _limit_s(self) -> float:
        """Return the time limit, which is shorter once the submission has hung."""
        hung = sum(self._timeouts.values()) >= MAX_TIMEOUTS
        return self._time_limit_s / HURRY if hung else self._time_limit_s

    def _watched(
        self, probe: Probe, action: Callable[[], Any], once_more: Callable[[], Any] | None = None
    ) -> Any:
        """Run an action that may end the worker; count that, and raise the error for it."""
        try:
            return action()
        except WorkerDied as death:
            if death.waited and once_more is not None and not self._waited:
                return self._watched(probe, once_more)
            self._lost(probe, death)
            raise self._death(death) from None

    def _lost(self, probe: Probe, death: WorkerDied) -> None:
        """Count a worker that an experiment ended."""
        self._worker = self._played = None
        self._deaths += 1
        if death.timed_out:
            self._timeouts[probe] = self._timeouts.get(probe, 0) + 1

    def _death(self, death: WorkerDied) -> Exception:
        if death.timed_out:
            return self._error(f"{death.reason}: does a loop never end?", Outcome.TIMEOUT)
        return self._error(f"the code {death.reason}", Outcome.CRASHED)

    def close(self) -> None:
        """End the worker."""
        if self._loading is not None:
            self._loading[0].close()
            self._loading = None
        if self._worker is not None:
            self._worker.close()
            self._worker = None


_zygotes: list[ZygoteSource] = []  # where this process's sandbox gets its zygote, if not by itself


def get_zygote_from(source: ZygoteSource) -> None:
    """Have this process's sandbox get its zygote from a process that has torch already."""
    _zygotes.append(source)


@cache
def own_sandbox(*, require_all: bool) -> Sandbox:
    """Start this process's sandbox, once."""
    sandbox = Sandbox(require_all=require_all, source=_zygotes[0] if _zygotes else None)
    atexit.register(sandbox.close)
    return sandbox
