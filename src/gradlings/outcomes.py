"""How checks and exercises end: outcomes, statuses and the result of one check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from sys import intern
from typing import Any, Literal

from gradlings.correction import Correction


class Outcome(StrEnum):
    """How one check ended, and what follows from it.

    Attributes:
        mark: what stands before the check's title.
        color: of its line on a terminal.
        comparable: whether a known mistake can explain it: the submission showed what it does.
        counted: whether there are points already; an answer may wait for a person.
        needs_attention: whether somebody should look at the submission: it hung, died, or tried
            something that is not allowed.
        withholds: whether it is the grader's fault, so that the exercise gets no score.
        scored: whether there is a score; else a person has to grade the answer, or fix the check.
    """

    mark: str
    color: str
    comparable: bool
    counted: bool
    needs_attention: bool
    withholds: bool
    scored: bool

    def __new__(
        cls,
        value: str,
        mark: str = "✗",
        color: str = "red",
        *traits: Literal["comparable", "not counted", "needs attention", "withholds"],
    ) -> Outcome:
        """Make an outcome from its value in results.json, its mark and its traits."""
        outcome = str.__new__(cls, value)
        outcome._value_ = value
        outcome.mark, outcome.color = mark, color
        outcome.comparable = "comparable" in traits
        outcome.counted = "not counted" not in traits
        outcome.needs_attention = "needs attention" in traits
        outcome.withholds = "withholds" in traits
        outcome.scored = outcome.counted and not outcome.withholds
        return outcome

    PASSED = "passed", "✓", "green"
    FAILED = "failed", "✗", "red", "comparable"  # a wrong answer
    ERROR = "error", "✗", "red", "comparable"  # the student's code raised
    TIMEOUT = "timeout", "✗", "red", "needs attention"
    CRASHED = "crashed", "✗", "red", "needs attention"  # the worker died
    BLOCKED = "blocked", "✗", "red", "needs attention"  # the sandbox refused an operation
    # A built-in that the exercise asks to write by hand.
    FORBIDDEN = "forbidden", "✗", "red", "comparable", "needs attention"
    MISSING = "missing", "·", "yellow"  # not there, or not written yet
    MALFORMED = "malformed"  # an answer to a question that cannot be read
    UNGRADED = "ungraded", "…", "yellow", "not counted"  # an answer that waits for a person
    GRADER_ERROR = "grader_error", "✗", "red", "withholds"  # the check's own bug
    EXCUSED = "excused", "–", "yellow"  # a person took it out: it counts for nothing


_OUTCOMES = {str(outcome): outcome for outcome in Outcome}


class Status(StrEnum):
    """How one exercise of one student ended."""

    GRADED = "graded"
    MISSING = "missing"  # no file
    UNREADABLE = "unreadable"  # a file that cannot be read, or is not Python
    WITHHELD = "withheld"  # its grader cannot be run at all: no score until it is fixed


@dataclass(frozen=True, slots=True)  # a class has a million of them
class CheckResult:
    """The outcome of one check.

    Args:
        id: file and function of the check, such as `test_hidden.py::test_value`.
        title: what it checks, for a student.
        outcome: how it ended.
        points: points given.
        max_points: points that it is worth.
        message: what went wrong, for a student; empty when nothing did.
        duration_s: wall time in seconds.
        misconception: name of the known mistake that explains it; empty if none does.
        hint: advice on this mistake, for the student; may hold Markdown.
        answer: the student's own words, where a person grades them.
        correction: of an instructor; the outcome and all points above contain it.
    """

    id: str
    title: str
    outcome: Outcome
    points: float
    max_points: float
    message: str = ""
    duration_s: float = 0.0
    misconception: str = ""
    hint: str = ""
    answer: str = ""
    correction: Correction | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.points <= self.max_points:
            raise ValueError(f"{self.id}: {self.points:g} points of {self.max_points:g}")

    @property
    def found(self) -> Outcome:
        """How the check ended before it was corrected."""
        return _OUTCOMES[self.correction.outcome] if self.correction else self.outcome

    def to_json(self) -> dict[str, Any]:
        """Return the outcome as JSON data."""
        data = {name: getattr(self, name) for name in self.__slots__}
        del data["correction"]
        return data | ({"correction": self.correction.to_json()} if self.correction else {})

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> CheckResult:
        """Read what `to_json` wrote."""
        return cls(
            intern(data["id"]),  # the same in a whole class
            intern(data["title"]),
            _OUTCOMES[data["outcome"]],
            data["points"],
            data["max_points"],
            data["message"],
            data["duration_s"],
            intern(data["misconception"]),
            data["hint"],
            data["answer"],
            Correction.from_json(data.get("correction")),
        )


def worth(checks: Iterable[CheckResult]) -> float:
    """Add up what some checks are worth."""
    return sum(check.max_points for check in checks)


def printable(text: str) -> str:
    """Replace the characters of a student's text that could do harm where it is shown."""
    spaced = text.expandtabs(4)  # torch's load_state_dict indents its errors with tabs
    if spaced.replace("\n", "").isprintable():
        return spaced
    return "".join(c if c.isprintable() or c == "\n" else "�" for c in spaced)


def shown(points: float) -> str:
    """Write points for a person: 2, 0.5, 0.67."""
    return f"{round(points, 2):g}"
