"""The points that go out: of the course, a topic or an exercise, with lateness or without."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gradlings.errors import UsageError
from gradlings.results import ExerciseResult, Report, still_open, total

WHOLE = "all"


@dataclass(frozen=True)
class Amount:
    """The points of one student.

    Args:
        points: that are given.
        of: what all of it is worth.
        waits: what the answers are worth that wait for a person.
        withheld: what the broken checks are worth.
    """

    points: float
    of: float
    waits: float = 0.0
    withheld: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether some of it is not decided yet."""
        return bool(self.waits or self.withheld)


def require_target(report: Report, target: str) -> None:
    """Refuse what is neither `all` nor a topic nor an exercise of the grades, or is worth nothing.

    Raises:
        UsageError: the message names what is near.
    """
    exercises = report.exercises()
    topics = list(dict.fromkeys(exercise.partition("/")[0] for exercise in exercises))
    known = [WHOLE, *topics, *exercises]
    if target not in known:
        near = difflib.get_close_matches(target, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}"
        raise UsageError(f"{target!r} is neither a topic nor an exercise of the grades; {hint}")
    if not any(amount(report, student, target).of for student in report.by_student):
        raise UsageError(f"{target} is worth no points, so there is nothing to export")


def amount(report: Report, student: str, target: str, *, raw: bool = False) -> Amount:
    """Return a student's points.

    Args:
        report: the results of the class.
        student: name of the student's folder.
        target: `all`, a topic, or an exercise.
        raw: without what lateness costs.
    """
    results = [result for result in report.by_student[student] if _is_in(result, target)]
    score, of = total(results)
    lost = 0.0 if raw else _lost(report, student, target, score)
    waits, withheld = still_open(results)
    topics = {result.topic for result in results}
    others = [row for row in report.late_topics(student) if row.topic in topics]
    waits += sum(row.other.undecided for row in others if row.other is not None)
    return Amount(score - lost, of, waits, withheld)


def _is_in(result: ExerciseResult, target: str) -> bool:
    return target in (WHOLE, result.topic, result.exercise)


def _lost(report: Report, student: str, target: str, score: float) -> float:
    """Return what lateness costs; of an exercise, the same part of its points as of its topic's."""
    rows = report.late_topics(student)
    if "/" in target:
        topic = target.partition("/")[0]
        return sum(row.penalty * score for row in rows if row.topic == topic and row.points)
    return sum(row.points for row in rows if target in (WHOLE, row.topic))


def scaled(given: Amount, maximum: Decimal) -> Decimal:
    """Return points in another scale, with at most two decimals."""
    exact = Decimal(repr(round(given.points, 9))) / Decimal(repr(given.of)) * maximum
    exact = exact.quantize(Decimal("1e-9"), ROUND_HALF_UP)  # a third of 3 points is 1
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return max(Decimal(0), min(rounded, maximum))


def written(points: Decimal, sign: str = ".") -> str:
    """Write points without zeros at the end and without thousands: 2, 0.5, 1234.56."""
    text = f"{points:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", sign)
