"""A script that a worker plays: its answers are read as the checks need them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from gradlings.checks.call import Probe
from gradlings.checks.script import Script, encoded, key_of
from gradlings.sandbox.handle import Worker, WorkerDied
from gradlings.sandbox.wire import WireError

MAX_KEPT_BYTES = 64 << 20  # of answers that were read ahead


class Played:
    """The answers of one worker to a script.

    Args:
        worker: which has been sent the script.
        script: the experiments.
        limits: returns the limits of an experiment: its time limit, the probe, a function that
            returns its inputs, and its seed.

    Attributes:
        death: the experiment that has ended the worker, and how; None while it lives.
    """

    def __init__(
        self, worker: Worker, script: Script, limits: Callable[..., dict[str, Any]]
    ) -> None:
        self._worker, self._script, self._limits = worker, script, limits
        self._bodies: list[memoryview | None] = []  # None: no longer kept
        self._kept_bytes = 0
        self.death: tuple[Probe, WorkerDied] | None = None

    def number_of(self, probe: Probe, inputs: tuple[Any, ...], seed: int) -> int | None:
        """Return the number of an experiment in the script; None if it is not there."""
        try:
            frame = encoded(probe, inputs)
        except WireError:
            return None
        return self._script.numbers.get(key_of(probe, frame, seed))

    def read_to(self, number: int | None) -> None:
        """Read the answers up to one of them, or all: until then the worker is not free."""
        last = len(self._script.steps) - 1 if number is None else number
        while len(self._bodies) <= last and self.death is None:
            step = self._script.steps[len(self._bodies)]
            limits = self._limits(
                step.time_limit_s, step.probe, lambda step=step: step.inputs, step.seed
            )
            try:
                body = self._worker.next_answer(limits["limit_s"], limits.get("enough_s"))
            except WorkerDied as death:
                self.death = step.probe, death
                return
            self._kept_bytes += len(body)
            if self._kept_bytes > MAX_KEPT_BYTES:  # the checks ask again for what they need
                self._bodies = [None] * len(self._bodies)
                self._kept_bytes = len(body)
            self._bodies.append(body)

    def reaches(self, number: int) -> bool:
        """Whether there is an answer to a step, or it has ended the worker."""
        is_there = number < len(self._bodies) and self._bodies[number] is not None
        return is_there or (number == len(self._bodies) and self.death is not None)

    def answer(self, number: int) -> dict[str, Any]:
        """Return the answer to a step.

        Raises:
            WorkerDied: the step has ended the worker, or its answer is none.
        """
        if number == len(self._bodies):
            assert self.death is not None
            raise self.death[1]
        body = self._bodies[number]
        assert body is not None
        return self._worker.decoded(body)

    def digest(self, numbers: range) -> bytes | None:
        """Return a digest of the answers to some steps. See `Subject.shown`."""
        if not numbers:
            return None
        self.read_to(numbers[-1])
        whole = hashlib.blake2b(digest_size=16)
        for body in self._bodies[numbers.start : numbers.stop]:
            if body is None or b"attempts" in bytes(body):
                return None
            whole.update(len(body).to_bytes(8))
            whole.update(body)
        return whole.digest() if len(self._bodies) >= numbers.stop else None
