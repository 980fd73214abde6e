"""CTRF, the Common Test Report Format: a test for each check, in JSON.

By its JSON schema: times are integers in milliseconds, and there are no keys of our own but in
`labels`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from gradlings.reports.exports.as_tests import Ending, Test, tests_of
from gradlings.results import Report

SUMMARY = "Write a report of tests in the Common Test Report Format."

SPEC_VERSION = "0.0.0"  # of the schema's own package
_STATUSES = ("passed", "failed", "skipped", "pending", "other")


def render(report: Report, students: Sequence[str], finished_ms: int) -> str:
    """Return a report of tests.

    Args:
        report: the results of the class.
        students: of whom.
        finished_ms: when grading ended, in milliseconds since 1970.
    """
    tests = [
        test
        for student in students
        for _, of_exercise in tests_of(report, student)
        for test in of_exercise
    ]
    rows = [_row(test) for test in tests]
    counts = Counter(test.ending for test in tests)
    took = sum(row["duration"] for row in rows)
    summary = {
        "tests": len(rows),
        **{status: counts[Ending(status)] if status in list(Ending) else 0 for status in _STATUSES},
        "suites": len({(test.student, test.exercise) for test in tests}),
        "start": finished_ms - took,
        "stop": finished_ms,
        "duration": took,
    }
    data = {
        "reportFormat": "CTRF",
        "specVersion": SPEC_VERSION,
        "generatedBy": "gradlings export",
        "results": {
            "tool": {"name": "gradlings", "version": report.gradlings},
            "summary": summary,
            "tests": rows,
        },
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _row(test: Test) -> dict[str, Any]:
    row: dict[str, Any] = {
        "name": f"{test.exercise}: {test.title}",  # a name alone says which exercise
        "status": str(test.ending),
        "duration": round(1000 * test.duration_s),
        "testId": f"{test.student}/{test.exercise}/{test.id}",
        "suite": [test.student, test.exercise],
        "rawStatus": test.outcome,
        "labels": {"points": test.points, "maxPoints": test.max_points},
    }
    if test.message:
        row["message"] = test.message
    if test.misconception:
        row["labels"]["misconception"] = test.misconception
    return row
