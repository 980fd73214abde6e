"""The subject of a check: an implementation under test, in this process or in a worker.

Every subject is called as `subject(probe, *inputs)` and returns plain data. An answer that is no
observation is explained: it becomes an outcome and a message.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from gradlings.checks.call import Call, Probe, in_call
from gradlings.checks.lines import fitted
from gradlings.errors import SubmissionError
from gradlings.outcomes import Outcome, printable
from gradlings.sandbox.loading import MAX_FRAMES

if TYPE_CHECKING:
    from gradlings.checks.script import Script

DEFAULT_TIME_LIMIT_S = 2.0  # of the processor's time
QUICK_TIME_LIMIT_S = 0.5  # for a wrong answer or a mutant: one that needs longer hangs
_MAX_ATTEMPT_CHARS = 500
_MAX_RAISED_LINES = 3  # of what an exception says

OwnTime = Callable[[Probe, tuple[Any, ...], int], float]  # of an experiment, its inputs and seed


def derive_seed(*parts: object) -> int:
    """Derive a 63-bit seed from parts that say what it is for; the same on every machine."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "little") >> 1


class Subject(ABC):
    """An implementation under test.

    Attributes:
        calls: how many experiments the current check has made.
        last: the latest of them.
        observed: what each of them observed, with the experiment.
        attempts: what the code asked for that an exercise never needs, with its place.
        departed: whether the current check asked for something that is not in the script.
        own_time_s: returns the processor time that the solution needs for an experiment, in
            seconds; None where there is no solution.
    """

    def __init__(self) -> None:
        self.own_time_s: OwnTime | None = None
        self.calls = 0
        self.last: Call | None = None
        self.observed: list[tuple[Any, Call]] = []
        self.attempts: dict[str, None] = {}  # each once, in order
        self.departed = False
        self._seed = 0
        self._time_limit_s = DEFAULT_TIME_LIMIT_S

    def begin(self, seed: int, time_limit_s: float = DEFAULT_TIME_LIMIT_S) -> None:
        """Start a check: its experiments are seeded from `seed` and bounded by the time limit."""
        self.calls, self.last, self.observed = 0, None, []
        self.departed = False
        self._seed, self._time_limit_s = seed, time_limit_s

    def __call__(self, probe: Probe, *inputs: Any) -> Any:
        """Run one experiment and return its observation; the inputs are left as they are.

        Raises:
            SubmissionError: the student's code raised, hung, died, or broke a rule.
            CourseError: the same, where the subject is the solution.
        """
        return self.begin_call(probe, *inputs)()

    def begin_call(self, probe: Probe, *inputs: Any) -> Callable[[], Any]:
        """Start an experiment; return a function that waits for it and ends as a call does.

        Raises:
            SubmissionError, CourseError: it could not be started.
        """
        self.calls += 1
        call = self.last = Call(probe, inputs)
        wait = self._start(probe, inputs, derive_seed(self._seed, self.calls))
        return lambda: self._noted(call, self._observation(wait()))

    def _noted(self, call: Call, observation: Any) -> Any:
        self.observed.append((observation, call))
        return observation

    def _note_attempts(self, answer: dict[str, Any]) -> None:
        for what, where in answer.get("attempts", ()):
            self.attempts[printable(f"asked to {what} ({where})")[:_MAX_ATTEMPT_CHARS]] = None

    def _observation(self, answer: dict[str, Any]) -> Any:
        self._note_attempts(answer)
        if "raised" in answer:
            raise self._failure(answer["raised"])
        if "observation" not in answer:
            raise self._error("sent back something that is not an observation", Outcome.CRASHED)
        return answer["observation"]

    @abstractmethod
    def _start(
        self, probe: Probe, inputs: tuple[Any, ...], seed: int
    ) -> Callable[[], dict[str, Any]]: ...

    @property
    @abstractmethod
    def unreadable(self) -> str:
        """Why the file is not a Python program; empty when it is, or was never loaded."""

    def follow(self, script: Script) -> None:  # noqa: B027
        """Run the steps of a script ahead of the checks, where that is possible."""

    def start(self) -> None:  # noqa: B027
        """Begin to load the file and to follow the script, where that needs no waiting."""

    def shown(self, steps: range) -> bytes | None:
        """Return a digest of the answers to some steps of the script that it follows, if it does.

        None if they are not all there, or hold more than observations.
        """
        return None

    def close(self) -> None:  # noqa: B027  # most hold nothing
        """Release what the subject holds."""

    def _failure(self, raised: dict[str, Any]) -> Exception:
        outcome, text = _explain(raised)
        return self._error(text, outcome, _kind(raised))

    def _error(self, text: str, outcome: Outcome, kind: str = "") -> Exception:
        return SubmissionError(in_call(text, self.last), outcome, kind)


def unreadable(answer: dict[str, Any]) -> str:
    """Return why a file is not a Python program, from the answer to loading it; empty if it is."""
    raised = answer.get("raised")
    return str(raised["message"]) if raised and raised["outcome"] == "unreadable" else ""


def _explain(raised: dict[str, Any]) -> tuple[Outcome, str]:
    """Turn a worker's report of an exception into an outcome and a message."""
    kind, message = raised["type"], raised["message"]
    where = _where(raised["where"])
    match raised["outcome"]:
        case "missing" if kind == "NotImplementedError":
            return Outcome.MISSING, "not written yet: it raises NotImplementedError" + where
        case "missing":
            return Outcome.MISSING, f"not there: {message}"
        case "unreadable":
            return Outcome.ERROR, f"the file is not a Python program: {message}"
        case "forbidden":
            text = f"uses `{message}`, which this exercise asks you to write yourself"
            return Outcome.FORBIDDEN, text + where
        case "timeout":
            return Outcome.TIMEOUT, "took too long: does a loop never end?" + where
        case "blocked":
            text = f"the sandbox refused an operation: {kind}: {message}"
            return Outcome.BLOCKED, fitted(text, _MAX_RAISED_LINES) + where
        case "failed":
            text = (
                f"returned {message}; expected tensors, arrays, numbers, strings, or lists of these"
            )
            return Outcome.FAILED, text
        case _:
            if not where:
                where = "\n  while the check worked with what your code had returned"
            return Outcome.ERROR, fitted(f"raised {kind}: {message}", _MAX_RAISED_LINES) + where


def _kind(raised: dict[str, Any]) -> str:
    """Return what was raised: the type, and the message unless the student wrote it."""
    frames = raised["where"]
    last = str(frames[-1][-1]) if frames and isinstance(frames[-1], list) and frames[-1] else ""
    own_words = last.lstrip().startswith("raise")
    return str(raised["type"]) if own_words else f"{raised['type']}: {raised['message']}"


def _where(frames: Sequence[Any]) -> str:
    lines = []
    for frame in frames[:MAX_FRAMES]:
        if isinstance(frame, list) and len(frame) == 3:
            number, function, text = (str(part)[:200] for part in frame)
            lines.append(fitted(f"  line {number}, in {function}: {text}", 1))
    return "".join(f"\n{line}" for line in lines)
