"""Grades of a small class, made without grading: each kind of student that an export meets."""

from __future__ import annotations

from pathlib import Path

from gradlings.late_work import LateTopic
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.reports import write_report
from gradlings.results import ExerciseResult, Person, Report

WORTH = {"losses/mse": 6.0, "losses/hinge": 2.0, "tensors/double": 12.0}

# Points by exercise, in the order of WORTH.
POINTS: dict[str, tuple[float, float, float]] = {
    "ann": (6, 2, 12),
    "bob": (3, 0.5, 7),
    "c.day@u.edu": (0, 0, 0),
    "dora": (4, 2, 1),
    "late": (6, 1, 12),
    "waits": (5, 1, 12),
    "broken": (5, 2, 6),
}

PEOPLE = (
    Person("ann", "Ann Lee", "ann@u.edu", "0012345"),
    Person("bob", "Bob O'Hara", "bob.ohara@u.edu"),
    Person("dora", "Dora Ünal"),
    Person("late", "Late Comer", "late@u.edu", "77"),
    Person("waits", "Will Wait", "waits@u.edu", "78"),
    Person("broken", "Bro Ken", "broken@u.edu", "79"),
)


def _check(student: str, exercise: str, points: float, of: float) -> tuple[CheckResult, ...]:
    if student == "waits" and exercise == "losses/hinge":
        open_check = CheckResult("words", "In words", Outcome.UNGRADED, 0, 1, answer="It is so.")
    elif student == "broken" and exercise == "losses/hinge":
        open_check = CheckResult("t.py::b", "Broken", Outcome.GRADER_ERROR, 0, 0.5, "a bug")
        of += 0.5
    else:
        outcome = Outcome.PASSED if points == of else Outcome.FAILED
        said = "" if points == of else "expected 4 <b>& less</b>\ngot 3"
        return (CheckResult("test_hidden.py::test_value", "The value.", outcome, points, of, said),)
    rest = of - open_check.max_points
    outcome = Outcome.PASSED if points == rest else Outcome.FAILED
    return (
        CheckResult("test_hidden.py::test_value", "The value.", outcome, points, rest),
        open_check,
    )


def report() -> Report:
    """Return the report of the class."""
    results = []
    for student, all_points in POINTS.items():
        for (exercise, of), points in zip(WORTH.items(), all_points, strict=True):
            checks = _check(student, exercise, points, of)
            worth = sum(check.max_points for check in checks)
            results.append(ExerciseResult(student, exercise, Status.GRADED, worth, checks=checks))
    day = "2026-11-21T18:00:00+01:00"
    late = LateTopic("late", "losses", day, day, days=2, free_days=0, penalty=0.2, points=1.4)
    return Report("mini", "0.1.0", "2.13", 0, True, tuple(results), (late,), PEOPLE)


def write_grades(folder: Path, of: Report | None = None) -> Path:
    """Write what `gradlings grade` would have written."""
    write_report(of or report(), folder)
    return folder
