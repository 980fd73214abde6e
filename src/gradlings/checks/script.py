"""The script of a draw: the experiments of all checks, in the order that the solution meets them.

A submission that behaves as the solution does is asked the same ones. So they travel to its worker
in one message, and the answers stream back while the checks run. A check that asks for
something else gets it all the same, later. What a check once let pass passes again without a run:
its verdict depends on nothing but the answers.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import cloudpickle

from gradlings.checks.call import Probe
from gradlings.checks.in_process import Reference
from gradlings.checks.subject import Subject
from gradlings.checks.tools import Case, Tools
from gradlings.sandbox import wire
from gradlings.sandbox.by_value import pickled_input

MAX_BYTES = 8 << 20  # of all requests; an exercise with larger inputs has no script
MAX_KEPT_BYTES = 64 << 20  # of the scripts that a process keeps
_BYTES_OF_A_STEP = 2000  # besides its inputs
_MAX_PASSING = 64  # different answers that a check is known to let pass

Pickled = Callable[[Probe], tuple[str, bytes]]
Key = tuple[Probe, int, bytes]


@dataclass(frozen=True)
class Step:
    """One experiment.

    Args:
        probe: which one.
        frame: its inputs, encoded.
        seed: of its random numbers.
        time_limit_s: the most processor time that it may use.
    """

    probe: Probe
    frame: bytes
    seed: int
    time_limit_s: float

    @property
    def inputs(self) -> tuple[Any, ...]:
        """The inputs, decoded."""
        inputs: tuple[Any, ...] = wire.loads(self.frame, opaque=cloudpickle.loads)
        return inputs


def key_of(probe: Probe, frame: bytes, seed: int) -> Key:
    """Return what tells an experiment from others: its seed belongs to one case of a check."""
    return probe, seed, hashlib.blake2b(frame, digest_size=16).digest()


def encoded(probe: Probe, inputs: tuple[Any, ...]) -> bytes:
    """Encode the inputs of an experiment.

    Raises:
        WireError: they are too large.
    """
    return wire.dumps(inputs, opaque=partial(pickled_input, probe))


class Script:
    """The experiments of all checks of an exercise in one draw.

    Args:
        cases: of the checks.
        reference: the solution.
        draw: which draw of all inputs.
        seed: from which all inputs are drawn.

    Attributes:
        steps: the experiments.
        numbers: of the steps, by their keys.
    """

    def __init__(self, cases: Sequence[Case], reference: Reference, draw: int, seed: int) -> None:
        self.steps: list[Step] = []
        self.numbers: dict[Key, int] = {}
        self._cases: dict[tuple[str, int], range] = {}
        self._passing: dict[tuple[str, int], set[bytes]] = {}
        self._request: bytes | None = None
        for case in cases:
            start = len(self.steps)
            recorder = _Recorder(reference)
            with suppress(Exception):  # of any type: a broken check is reported when it judges
                Tools(recorder, reference, draw, seed).run(case)
                self.steps += (Step(*asked, case.time_limit_s) for asked in recorder.asked)
                self._cases[case.check_id, case.index] = range(start, len(self.steps))
        for number, step in enumerate(self.steps):
            self.numbers[key_of(step.probe, step.frame, step.seed)] = number
        if sum(len(step.frame) for step in self.steps) > MAX_BYTES:
            self.steps, self.numbers, self._cases = [], {}, {}

    @cached_property
    def size(self) -> int:
        """About how many bytes of memory it takes: the inputs lie in the request once more."""
        return sum(2 * len(step.frame) + _BYTES_OF_A_STEP for step in self.steps)

    def request(self, pickled: Pickled) -> bytes:
        """Return the frame that asks a worker for all steps, each probe pickled once.

        Args:
            pickled: returns a probe's digest and its pickle.
        """
        if self._request is None:
            requests, known = [], set()
            for step in self.steps:
                digest, raw = pickled(step.probe)
                request = {"probe": digest, "inputs": step.frame, "seed": step.seed}
                requests.append(request if digest in known else request | {"pickle": raw})
                known.add(digest)
            self._request = wire.dumps({"steps": requests})
        return self._request

    def numbers_of(self, case: Case) -> range:
        """Return the numbers of a case's steps; none if the solution did not pass it."""
        return self._cases.get((case.check_id, case.index), range(0))

    def passes(self, case: Case, answers: bytes) -> bool:
        """Whether a case is known to let these answers pass."""
        return answers in self._passing.get((case.check_id, case.index), ())

    def note(self, case: Case, answers: bytes) -> None:
        """Remember that a case let these answers pass."""
        known = self._passing.setdefault((case.check_id, case.index), set())
        if len(known) < _MAX_PASSING:
            known.add(answers)


class Scripts:
    """The scripts that were used last. A process grades many exercises in turn, each in all draws.

    Args:
        max_bytes: of all of them; the last one is kept whatever its size.
    """

    def __init__(self, max_bytes: int = MAX_KEPT_BYTES) -> None:
        self._max_bytes = max_bytes
        self._kept: OrderedDict[Hashable, Script] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Script]) -> Script:
        """Return the script of this name; make it if it is not there."""
        if key not in self._kept:
            self._kept[key] = make()
            sizes = [script.size for script in self._kept.values()]
            while len(sizes) > 1 and sum(sizes) > self._max_bytes:
                self._kept.popitem(last=False)
                del sizes[0]
        self._kept.move_to_end(key)
        return self._kept[key]


class _Recorder(Subject):
    """The solution in a submission's place; it writes down what it is asked for."""

    def __init__(self, reference: Reference) -> None:
        super().__init__()
        self._reference = reference
        self.asked: list[tuple[Probe, bytes, int]] = []

    def _start(
        self, probe: Probe, inputs: tuple[Any, ...], seed: int
    ) -> Callable[[], dict[str, Any]]:
        self.asked.append((probe, encoded(probe, inputs), seed))
        return self._reference.answers(probe, inputs, seed)

    @property
    def unreadable(self) -> str:
        """Nothing: the solution is a Python program."""
        return ""
