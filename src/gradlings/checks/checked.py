"""How far a student is with one exercise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gradlings.course.exercise import Exercise
from gradlings.results import CheckResult, ExerciseResult, Outcome, Status


@dataclass(frozen=True)
class Checked:
    """How far one exercise is.

    Args:
        exercise: which one.
        checks: results of its public checks, or of reading its questions.
        problem: why they were not run; empty if they were.
    """

    exercise: Exercise
    checks: tuple[CheckResult, ...] = ()
    problem: str = ""

    @property
    def done(self) -> bool:
        """Whether every public check passed, or every question is answered."""
        return bool(self.checks) and all(c.outcome is Outcome.PASSED for c in self.checks)

    def result(self) -> ExerciseResult:
        """Return it in the form in which classes are graded."""
        status = Status.UNREADABLE if self.problem else Status.GRADED
        of = sum(check.max_points for check in self.checks)
        return ExerciseResult("", self.exercise.id, status, of, self.problem, self.checks)


def points_of(checked: Sequence[Checked]) -> tuple[float, float]:
    """Add up (points, possible points) of the programs; questions are not marked here."""
    checks = [check for one in checked if one.exercise.is_program for check in one.checks]
    return sum(c.points for c in checks), sum(c.max_points for c in checks)
