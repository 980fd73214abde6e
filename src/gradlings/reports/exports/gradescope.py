"""Gradescope's `results.json` for one submission, by its documentation of autograders."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gradlings.outcomes import CheckResult, Outcome, Status, printable
from gradlings.reports.exports.amounts import WHOLE, amount
from gradlings.results import ExerciseResult, Report

SUMMARY = "Write results.json, as an autograder on Gradescope does, for each student."

FILE = "results.json"
VISIBILITIES = ("visible", "after_due_date", "after_published", "hidden")
_MAX_OUTPUT = 10_000  # characters for one test


def render(report: Report, student: str, *, raw: bool = False, visibility: str = "visible") -> str:
    """Return the results of one student.

    Args:
        report: the results of the class.
        student: whose.
        raw: without what lateness costs.
        visibility: when students see the tests; if they see none, they see no total either.
    """
    results = report.by_student[student]
    given = amount(report, student, WHOLE, raw=raw)
    data = {
        "score": max(0.0, round(given.points, 2)),
        "execution_time": round(sum(c.duration_s for r in results for c in r.checks), 3),
        "output": _words(given.points, given.waits, given.withheld),
        "output_format": "text",
        "visibility": visibility,
        "stdout_visibility": "hidden",
        "tests": [
            {**test, "visibility": visibility}
            for number, result in enumerate(results, start=1)
            for test in _tests(result, number)
        ],
        "extra_data": {
            "gradlings": report.gradlings,
            "student": student,
            "max_score": round(given.of, 2),
            "waits": round(given.waits, 2),
            "withheld": round(given.withheld, 2),
        },
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def trouble(reason: str) -> str:
    """Return results that say that nothing was graded: no student's fault.

    Args:
        reason: for the instructor; only the log of the autograder shows more.
    """
    test = {
        "name": "The autograder",
        "status": "failed",
        "output": "It broke, so nothing was graded. This is not about your work; your instructor "
        f"can run it again.\n\n{printable(reason)}",
        "output_format": "text",
        "visibility": "visible",
    }
    data = {
        "score": 0.0,
        "output": "NOT GRADED: the autograder broke. This is no score of your work.",
        "output_format": "text",
        "stdout_visibility": "hidden",
        "tests": [test],
        "extra_data": {"not_graded": True},
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _words(points: float, waits: float, withheld: float) -> str:
    words = [f"{round(points, 2):g} points so far." if waits or withheld else ""]
    if waits:
        words.append(f"Waiting for a person: {round(waits, 2):g} points.")
    if withheld:
        words.append(f"Withheld since a check is broken: {round(withheld, 2):g} points.")
    return " ".join(filter(None, words))


def _tests(result: ExerciseResult, number: int) -> Iterator[dict[str, Any]]:
    """Yield a test for each check; one for a file that is not there or cannot be read."""
    for place, check in enumerate(result.checks, start=1):
        name = f"{result.exercise}: {' '.join(printable(check.title).split())}"
        yield {
            "name": name,
            "name_format": "text",
            "number": f"{number}.{place}",
            "output": _output(check),
            "output_format": "text",
            "tags": [result.topic, result.exercise],
            **_points(check),
        }
    if not result.checks:
        held = result.status is Status.WITHHELD
        points = {} if held else {"score": 0.0, "max_score": round(result.max_score, 2)}
        yield {
            "name": f"{result.exercise}: {result.status}",
            "name_format": "text",
            "number": f"{number}.1",
            "output": printable(result.detail),
            "output_format": "text",
            "tags": [result.topic, result.exercise],
            "status": "failed",
            **points,
        }


def _points(check: CheckResult) -> dict[str, Any]:
    """Return score and status; without them a test is information alone."""
    if not check.outcome.scored:
        return {}
    return {
        "score": round(check.points, 2),
        "max_score": round(check.max_points, 2),
        "status": "passed" if check.outcome is Outcome.PASSED else "failed",
    }


def _output(check: CheckResult) -> str:
    """Return what a student reads about a check; a check's own bug is not for students."""
    if check.outcome.withholds:
        return "This check is broken. It has no points until it is mended."
    words = [check.message, check.hint and f"Hint: {check.hint}"]
    if not check.outcome.counted:
        words.append(f"A person grades this; it is worth {round(check.max_points, 2):g} points.")
    elif check.outcome is Outcome.MISSING and not check.message:
        words.append("Not written yet.")
    text = printable("\n\n".join(filter(None, words)))
    return text if len(text) <= _MAX_OUTPUT else text[:_MAX_OUTPUT] + "…"
