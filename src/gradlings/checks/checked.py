"""How far a student is with one exercise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gradlings.course.exercise import Check, Exercise
from gradlings.course.syntax import text_of
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.results import ExerciseResult


@dataclass(frozen=True)
class Checked:
    """How far one exercise is.

    Args:
        exercise: which one.
        checks: results of its public checks, or of reading its questions.
        problem: why they were not run; empty if they were.
        waiting: checks that are run only once the others pass.
    """

    exercise: Exercise
    checks: tuple[CheckResult, ...] = ()
    problem: str = ""
    waiting: tuple[Check, ...] = ()

    @property
    def done(self) -> bool:
        """Whether every check that a student has passed, or every question is answered.

        Where questions are marked here, an answer must not be wrong; one in words is nobody's to
        mark.
        """
        return bool(self.checks) and all(
            c.outcome in (Outcome.PASSED, Outcome.UNGRADED) for c in self.checks
        )

    def result(self) -> ExerciseResult:
        """Return it in the form in which classes are graded."""
        status = Status.UNREADABLE if self.problem else Status.GRADED
        of = sum(check.max_points for check in self.checks)
        return ExerciseResult("", self.exercise.id, status, of, self.problem, self.checks)


def points_of(checked: Sequence[Checked]) -> tuple[float, float]:
    """Add up (points, possible points) of the programs; questions are not marked here."""
    checks = [check for one in checked if one.exercise.is_program for check in one.checks]
    waiting = sum(check.points for one in checked for check in one.waiting)
    return sum(c.points for c in checks), sum(c.max_points for c in checks) + waiting


def with_waiting(checked: Checked, whole: Exercise | None) -> Checked:
    """Add the checks that were not run, since others did not pass."""
    if whole is None or not checked.checks or not whole.is_program:
        return checked
    there = {check.id for check in checked.checks}
    return replace(checked, waiting=tuple(c for c in whole.checks if c.id not in there))


def answers_in(exercise: Exercise, whole: Exercise | None) -> list[CheckResult] | None:
    """Report a student's answers to questions: which are there, and with the key, which are right.

    Returns:
        A result for each question; None for a program, which has to be run.

    Raises:
        CourseError: the sheet or the key cannot be read.
    """
    if whole is None or exercise.is_program:
        return exercise.report_answers()
    return whole.explain(text_of(exercise.stub))
