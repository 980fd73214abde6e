"""Put official scores into Classroom 50's `scores.json`.

An entry with `override` is never refreshed by Classroom 50's own collection, so what was graded
with the hidden checks stays. A topic of the course is an assignment of the same name, with hyphens.
"""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from gradlings.errors import UsageError
from gradlings.results import CheckResult, ExerciseResult, LateTopic, Outcome, Report, Status

_SCHEMA = "classroom50-scores-1.schema.json"
_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass
class Override:
    """What was done with the scores.

    Args:
        written: (assignment, owner) whose entry now has the official score.
        left: why the others are as they were, a line each.
    """

    written: list[tuple[str, str]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_scores(file: Path) -> dict[str, Any]:
    """Read a `scores.json`.

    Raises:
        UsageError: it cannot be read, or breaks a rule of its schema; the message says where.
    """
    try:
        scores = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{file} is no JSON: {error}") from None
    require_valid(scores, str(file))
    found: dict[str, Any] = scores
    return found


def require_valid(scores: object, where: str) -> None:
    """Raise UsageError unless scores obey the rules of `classroom50/scores/v1`."""
    schema = json.loads((files("gradlings") / "schema" / _SCHEMA).read_text(encoding="utf-8"))
    try:
        jsonschema.validate(scores, schema)
    except jsonschema.ValidationError as error:
        path = "/".join(map(str, error.absolute_path)) or "its root"
        raise UsageError(f"{where}: {path}: {error.message[:200]}") from None
    for slug, owner, submission in _submissions(scores):
        if submission["score"] > submission["max-score"]:
            raise UsageError(f"{where}: {slug}/{owner}: the score is above the max-score")


def _submissions(scores: Any) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for slug, assignment in scores["assignments"].items():
        for entry in assignment["entries"]:
            for submission in entry["submissions"]:
                yield slug, entry["owner"], submission


def with_official(scores: dict[str, Any], report: Report) -> tuple[dict[str, Any], Override]:
    """Put the scores of a report into those of Classroom 50.

    Args:
        scores: as `read_scores` gives them; left as they are.
        report: of the class; its students are the owners.

    Returns:
        The new scores, in which all that is not overridden is as it was; and what was done.
    """
    new, done = copy.deepcopy(scores), Override()
    for student, results in report.by_student.items():
        for topic in dict.fromkeys(result.exercise.partition("/")[0] for result in results):
            rows = [r for r in results if r.exercise.partition("/")[0] == topic]
            late = [row for row in report.late_topics(student) if row.topic == topic]
            _override(new, topic.replace("_", "-"), student, rows, late, done)
    require_valid(new, "the new scores")
    return new, done


def _override(
    scores: dict[str, Any],
    slug: str,
    owner: str,
    results: Sequence[ExerciseResult],
    late: Sequence[LateTopic],
    done: Override,
) -> None:
    assignment = scores["assignments"].get(slug)
    if assignment is None:
        return  # a topic that is no assignment there
    entry = next((e for e in assignment["entries"] if e["owner"] == owner), None)
    if entry is None or not entry["submissions"]:
        done.left.append(f"{slug}: {owner} has no submission there")
    elif any(result.status is Status.WITHHELD for result in results):
        done.left.append(f"{slug}: {owner}'s score is withheld, since a grader is broken")
    else:
        entry["submissions"][0] |= _scored(results, late)
        entry["override"] = True
        done.written.append((slug, owner))


def _scored(results: Sequence[ExerciseResult], late: Sequence[LateTopic]) -> dict[str, Any]:
    """Give the keys of a result that official grading decides, in whole points.

    The tests hold the raw points; what lateness costs, rounded up, is taken from their sum.
    """
    tests = [test for result in results for test in _tests(result)]
    score, of = (sum(test[key] for test in tests) for key in ("score", "max-score"))
    for row in late:
        lost = math.ceil(row.points)
        tests.append(
            _test(f"{row.topic}: {row.days} days late, −{lost} points", 0, 0, passed=False)
        )
        score = max(0, score - lost)
    return {
        "score": score,
        "max-score": of,
        "graded_at": datetime.now(UTC).strftime(_TIME),
        "tests": tests,
    }


def _tests(result: ExerciseResult) -> Iterator[dict[str, Any]]:
    if not result.checks:  # missing, or unreadable
        yield _test(f"{result.exercise}: {result.status}", 0, result.max_score, passed=False)
    for check in result.checks:
        if check.outcome is not Outcome.UNGRADED:
            passed = check.outcome is Outcome.PASSED
            name = f"{result.exercise}: {_one_line(check)}"
            yield _test(name, check.points, check.max_points, passed=passed)


def _test(name: str, points: float, of: float, *, passed: bool) -> dict[str, Any]:
    """Give one test; points are rounded down unless it has passed, the maximum up."""
    whole = math.ceil(of)
    score = whole if passed else math.floor(points)
    return {"test-name": name, "passed": passed, "score": score, "max-score": whole}


def _one_line(check: CheckResult) -> str:
    return " ".join(check.title.split())
