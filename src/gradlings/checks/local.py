"""Check a student's own files: how far is each exercise?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from gradlings.checks.collect import collect_checks
from gradlings.checks.judge import Entry, source_of
from gradlings.checks.subject import InProcess, Subject
from gradlings.course.exercise import PUBLIC, Exercise
from gradlings.errors import CourseError
from gradlings.results import CheckResult, ExerciseResult, Outcome, Status
from gradlings.sandbox.loading import Source


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


def check_exercise(
    exercise: Exercise,
    *,
    sandboxed: bool = False,
    open_subject: Callable[[Source], Subject] = InProcess,
) -> Checked:
    """Check one file of a student.

    Args:
        exercise: whose file is checked.
        sandboxed: run the code in the sandbox where there is one, so that it can neither print nor
            write; else in this process, where print and breakpoint work.
        open_subject: makes the subject from the file, where it does not run in the sandbox.
    """
    try:
        answers = exercise.report_answers()
        if answers is not None:
            return Checked(exercise, tuple(answers))
        source = source_of(exercise, exercise.stub)
        if sandboxed and sys.platform.startswith("linux"):
            open_subject = _sandboxed
        entry = Entry(0, _opener(open_subject, source))
        collect_checks(exercise, [exercise.grader / PUBLIC]).judge(entry)
    except CourseError as error:
        return Checked(exercise, problem=str(error))
    public = tuple(c for c in entry.results(exercise) if c.id.startswith(PUBLIC))
    return Checked(exercise, public)


def _opener(
    open_subject: Callable[[Source], Subject], source: Source
) -> Callable[[tuple[str, ...]], Subject]:
    return lambda forbidden: open_subject(replace(source, forbidden=forbidden))


def _sandboxed(source: Source) -> Subject:
    from gradlings.checks.in_sandbox import Sandboxed, own_sandbox

    return Sandboxed(own_sandbox(require_all=False), source)


def has_whole_sandbox() -> bool:
    """Whether `check_exercise(…, sandboxed=True)` has every required layer of the sandbox here."""
    if not sys.platform.startswith("linux"):
        return False
    from gradlings.checks.in_sandbox import own_sandbox

    layers = own_sandbox(require_all=False).layers
    return all(layer.present or not layer.required for layer in layers)


def points_of(checked: Sequence[Checked]) -> tuple[float, float]:
    """Add up (points, possible points) of the programs; questions are not marked here."""
    checks = [check for one in checked if one.exercise.is_program for check in one.checks]
    return sum(c.points for c in checks), sum(c.max_points for c in checks)
