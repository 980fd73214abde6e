"""Apply corrections: those of course.toml for all, those of `overrides.csv` for single students.

The points that the engine gave stay beside them, in the `Correction`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gradlings.correction import Correction
from gradlings.course.corrections import ClassCorrection, NoSuchCheck, check_named
from gradlings.course.course import COURSE_FILE, Course
from gradlings.course.exercise import Exercise
from gradlings.errors import CourseError, UsageError
from gradlings.grading.overrides import Override, read_overrides, refuse_doubles
from gradlings.outcomes import CheckResult, Outcome, Status, shown
from gradlings.results import ExerciseResult, Report

_KEPT = "the row stays there, and does not count"
_ForAll = Mapping[str, Mapping[str, ClassCorrection]]  # by exercise and id of the check


@dataclass(frozen=True)
class Corrections:
    """All corrections of a class.

    Args:
        course: its corrections are for all.
        exercises: the graded ones.
        rows: of `overrides.csv`.
        for_all: those of the course, by exercise and id of the check.
    """

    course: Course
    exercises: Sequence[Exercise]
    rows: Sequence[Override]
    for_all: _ForAll

    def applied_to(self, report: Report, *, whole: bool = True) -> tuple[Report, list[str]]:
        """Apply them to a report.

        Args:
            report: with the points of the engine, and those given by hand.
            whole: whether it has all students.

        Returns:
            The report, and a line for each row that is about nothing in it.

        Raises:
            UsageError: points are too many, or two rows contradict.
        """
        lost: list[str] = []
        rows = list(self._about(report, lost, whole=whole))
        refuse_doubles(rows)
        by_place: dict[tuple[str, str], list[Override]] = {}
        for row in rows:
            by_place.setdefault((row.student, row.exercise), []).append(row)
        worth = {
            e.id: {c.id: c.points for c in e.checks} for e in self.exercises if e.id in self.for_all
        }
        results = tuple(
            _corrected(
                _corrected_for_all(result, self.for_all.get(result.exercise, {}), worth),
                result,
                by_place.get((result.student, result.exercise), ()),
                lost,
            )
            for result in report.results
        )
        return replace(report, results=results), list(dict.fromkeys(lost))

    def _about(self, report: Report, lost: list[str], *, whole: bool) -> Iterator[Override]:
        """Return the rows about results of a report, with the ids of their checks."""
        graded = {exercise.id: exercise for exercise in self.exercises}
        known = [exercise.id for exercise in self.course.exercises]
        students = list(report.by_student)
        for row in self.rows:
            about = graded.get(row.exercise)
            if row.exercise not in known:
                near = _near(row.exercise, known)
                lost.append(f"{row.where}: no exercise is called {row.exercise}; {near}{_KEPT}")
            elif about is None or (row.student not in students and not whole):
                continue  # in another run
            elif row.student not in students:
                near = _near(row.student, students)
                lost.append(f"{row.where}: no student is called {row.student}; {near}{_KEPT}")
            elif row.check:
                try:
                    yield replace(row, check=check_named(about, row.check))
                except NoSuchCheck as error:
                    lost.append(f"{row.where}: {error}; {_KEPT}")
            else:
                yield row


def read_corrections(course: Course, exercises: Sequence[Exercise], folder: Path) -> Corrections:
    """Read the corrections of a class; before it is graded, so that an error costs no time.

    Args:
        course: with its own corrections.
        exercises: those to grade.
        folder: holds `overrides.csv`.

    Raises:
        UsageError: the file cannot be read.
        CourseError: a correction of the course names no check.
    """
    rows = read_overrides(folder)
    return Corrections(course, exercises, rows, _for_all(course, exercises))


def _for_all(course: Course, exercises: Sequence[Exercise]) -> _ForAll:
    found: dict[str, dict[str, ClassCorrection]] = {}
    for one in course.corrections:
        for exercise in exercises:
            if exercise.id == one.exercise:
                try:
                    found.setdefault(one.exercise, {})[check_named(exercise, one.check)] = one
                except NoSuchCheck as error:
                    file = course.root / COURSE_FILE
                    raise CourseError(f"{file}: [[correction]] {error}") from None
    return found


def _near(name: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(name, known, n=2)
    return f"did you mean {' or '.join(near)}? " if near else ""


def _corrected_for_all(
    result: ExerciseResult,
    corrections: Mapping[str, ClassCorrection],
    worth: Mapping[str, Mapping[str, float]],
) -> ExerciseResult:
    """Apply what course.toml says of an exercise's checks."""
    if not corrections:
        return result
    excluded = {check: one for check, one in corrections.items() if one.gives == "nothing"}
    taken = sum(worth[result.exercise][check] for check in excluded)
    given = corrections if result.status is Status.GRADED and result.is_begun else excluded
    return replace(
        result,
        max_score=_less(result.max_score, taken),
        checks=tuple(
            _checked(check, _given_to_all(check, given[check.id])) if check.id in given else check
            for check in result.checks
        ),
    )


def _given_to_all(check: CheckResult, one: ClassCorrection) -> Correction:
    excused = one.gives == "nothing"
    return _before(check, 0.0 if excused else check.max_points, one.reason, excused, for_all=True)


def _corrected(
    result: ExerciseResult, graded: ExerciseResult, rows: Sequence[Override], lost: list[str]
) -> ExerciseResult:
    """Apply a student's own rows.

    Args:
        result: with what course.toml says.
        graded: without it.
        rows: about this result.
        lost: gets a line for each row that does not count.
    """
    for row in rows:
        if not row.check:
            return _corrected_whole(result, row)
        place = next((n for n, c in enumerate(graded.checks) if c.id == row.check), None)
        if place is None:
            lost.append(
                f"{row.where}: {row.student} has no result of {row.check}, as {row.exercise} is "
                f"{result.status}; for the whole exercise, leave the column check empty; "
                f"{_KEPT}"
            )
            continue
        if result.checks[place].outcome is Outcome.EXCUSED:
            lost.append(f"{row.where}: by {COURSE_FILE}, {row.check} counts for nobody; {_KEPT}")
            continue
        check = graded.checks[place]
        _refuse_too_many(row, check.max_points)
        correction = _before(
            check, row.points or 0.0, row.reason, row.points is None, row.who, row.when
        )
        checks = list(result.checks)
        checks[place] = _checked(check, correction)
        taken = check.max_points if correction.excused else 0.0
        result = replace(result, checks=tuple(checks), max_score=_less(result.max_score, taken))
    return result


def _corrected_whole(result: ExerciseResult, row: Override) -> ExerciseResult:
    _refuse_too_many(row, result.max_score)
    is_open = result.waits or result.withheld
    correction = Correction(
        given=row.points or 0.0,
        excused=row.points is None,
        reason=row.reason,
        who=row.who,
        when=row.when,
        points=None if is_open else result.score,
        max_points=result.max_score,
    )
    max_score = 0.0 if correction.excused else result.max_score
    return replace(result, correction=correction, max_score=max_score)


def _refuse_too_many(row: Override, max_points: float) -> None:
    if row.points is not None and row.points > max_points:
        raise UsageError(
            f"{row.where}: {row.student} gets {row.points:g} points for {row.exercise} "
            f"{row.check}".rstrip()
            + f"; expected a number from 0 to {shown(max_points)}, or "
            "excused"
        )


def _before(
    check: CheckResult,
    given: float,
    reason: str,
    excused: bool,
    who: str = "",
    when: str = "",
    *,
    for_all: bool = False,
) -> Correction:
    """Return a correction of a check, with how it was before."""
    return Correction(
        given=given,
        excused=excused,
        reason=reason,
        who=who,
        when=when,
        points=check.points if check.outcome.scored else None,
        max_points=check.max_points,
        outcome=check.outcome,
        for_all=for_all,
    )


def _checked(check: CheckResult, correction: Correction) -> CheckResult:
    """Return a check as corrected; one that gets a part of its points has failed as it did."""
    given = correction.given
    if correction.excused:
        return replace(
            check, outcome=Outcome.EXCUSED, points=0.0, max_points=0.0, correction=correction
        )
    outcome = check.outcome
    if given == check.max_points:
        outcome = Outcome.PASSED
    elif not outcome.scored or outcome in (Outcome.PASSED, Outcome.MISSING):
        outcome = Outcome.FAILED
    return replace(check, outcome=outcome, points=given, correction=correction)


def _less(points: float, taken: float) -> float:
    return max(0.0, round(points - taken, 6)) if taken else points
