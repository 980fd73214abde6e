"""Grades as results of tests: each check is one, and so is an exercise that has no checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gradlings.outcomes import Outcome, Status, printable
from gradlings.results import ExerciseResult, Report


class Ending(StrEnum):
    """How a test ended."""

    PASSED = "passed"
    FAILED = "failed"  # it costs points
    PENDING = "pending"  # an answer that waits for a person
    BROKEN = "other"  # the check's own fault


@dataclass(frozen=True)
class Test:
    """One test.

    Args:
        student, exercise: whose, and of what.
        id: names the test in the exercise.
        title: for a person; no two tests of an exercise have the same.
        ending: how it ended.
        outcome: the same in the words of results.json.
        message: what went wrong; empty if nothing did.
        duration_s: wall time in seconds.
        points, max_points: given, and worth.
        misconception: name of the known mistake; empty if none is known.
    """

    student: str
    exercise: str
    id: str
    title: str
    ending: Ending
    outcome: str
    message: str
    duration_s: float
    points: float
    max_points: float
    misconception: str = ""


def tests_of(report: Report, student: str) -> Iterator[tuple[ExerciseResult, list[Test]]]:
    """Yield each exercise of a student with its tests, in order."""
    for result in report.by_student[student]:
        yield result, _of_checks(result) or [_of_no_checks(result)]


def _of_checks(result: ExerciseResult) -> list[Test]:
    titles = Counter(_one_line(check.title) for check in result.checks)
    return [
        Test(
            result.student,
            result.exercise,
            check.id,
            f"{title} ({check.id})" if titles[title] > 1 else title,
            _ending(check.outcome),
            str(check.outcome),
            printable(check.message),
            check.duration_s,
            check.points,
            check.max_points,
            check.misconception,
        )
        for check in result.checks
        for title in [_one_line(check.title)]
    ]


def _of_no_checks(result: ExerciseResult) -> Test:
    """Return one test for a file that is missing or cannot be read, or whose grader is broken."""
    if result.status is Status.GRADED:
        ending = Ending.PASSED  # an exercise without checks
    else:
        ending = Ending.BROKEN if result.status is Status.WITHHELD else Ending.FAILED
    message, score = printable(result.detail), result.score or 0.0
    return Test(
        result.student,
        result.exercise,
        str(result.status),
        str(result.status),
        ending,
        str(result.status),
        message,
        0.0,
        score,
        result.max_score,
    )


def _ending(outcome: Outcome) -> Ending:
    if outcome.withholds:
        return Ending.BROKEN
    if not outcome.counted:
        return Ending.PENDING
    return Ending.PASSED if outcome is Outcome.PASSED else Ending.FAILED


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
