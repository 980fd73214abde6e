"""A graded submission as Classroom 50 knows it: tests in whole points, and their sum."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from gradlings.outcomes import CheckResult, Outcome
from gradlings.results import ExerciseResult

TIME = "%Y-%m-%dT%H:%M:%SZ"


def slug_of(topic: str) -> str:
    """Return the name of a topic's assignment: that of the topic, with hyphens."""
    return topic.replace("_", "-")


def scored(tests: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the keys of a result that grading decides."""
    return {
        "score": sum(test["score"] for test in tests),
        "max-score": sum(test["max-score"] for test in tests),
        "graded_at": datetime.now(UTC).strftime(TIME),
        "tests": list(tests),
    }


def tests_of(result: ExerciseResult) -> Iterator[dict[str, Any]]:
    """Return a test for each check; an answer that waits for a person has no points yet."""
    if result.correction is not None:  # a person has decided on the whole
        score, of = result.correction.given, result.max_score
        excused = "excused" if result.is_excused else "corrected"
        name = f"{result.exercise}: {excused}: {result.correction.reason}"
        yield test(name, score, of, passed=score == of)
        return
    if not result.checks:  # missing, or unreadable
        yield test(f"{result.exercise}: {result.status}", 0, result.max_score, passed=False)
    for check in result.checks:
        passed = check.outcome is Outcome.PASSED
        waits = "" if check.outcome.counted else " (not graded yet)"
        waits = " (excused)" if check.outcome is Outcome.EXCUSED else waits
        name = f"{result.exercise}: {_one_line(check)}{waits}"
        yield test(name, check.points, check.max_points, passed=passed)


def test(name: str, points: float, of: float, *, passed: bool) -> dict[str, Any]:
    """Return one test; points are rounded down unless it has passed, the maximum up."""
    whole = math.ceil(of)
    score = whole if passed else math.floor(points)
    return {"test-name": name, "passed": passed, "score": score, "max-score": whole}


def _one_line(check: CheckResult) -> str:
    return " ".join(check.title.split())
