"""Answers that a person grades: a spreadsheet to fill in, and the points read back from it.

The file belongs to the instructor: later grading keeps what is filled in, columns of their own too.
Points belong to one student's answer, word for word, by `answer_id`: when the student changes it,
the old row stays and a new one is added. Spreadsheet programs may change all other cells.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.questions.question import Question
from gradlings.errors import UsageError
from gradlings.grading.by_hand_file import FILE, update
from gradlings.grading.by_hand_row import COLUMNS, RUBRIC_POINTS, Row
from gradlings.grading.rubric import (
    RubricLine,
    lines_of,
    read_line_points,
    read_number,
    total_of,
)
from gradlings.outcomes import CheckResult, Outcome, shown
from gradlings.results import ExerciseResult, Report


class _Rows:
    """The rows of a file, found by the answer that they are about."""

    def __init__(self, file: Path, rows: Sequence[Row]) -> None:
        self.file, self.rows = file, rows
        self._by_id = {row.answer_id: row for row in self.rows}
        # Files of earlier versions: the id named the answer alone.
        self._by_answer = {(r.student, r.exercise, r.question, r.answer_id): r for r in self.rows}
        self.found: set[str] = set()

    def of(self, result: ExerciseResult, check: CheckResult) -> Row | None:
        """Return the row of an answer; None if there is none."""
        old = hashlib.sha256(check.answer.encode()).hexdigest()[:16]
        key = result.student, result.exercise, _name(check), old
        row = self._by_id.get(_answer_id(result, check)) or self._by_answer.get(key)
        if row is not None:
            self.found.add(row.answer_id)
        return row


def with_points(
    report: Report, exercises: Sequence[Exercise], folder: Path, *, whole: bool = True
) -> tuple[Report, list[str]]:
    """Add the points from the folder's `by_hand.csv` to a report, and update the file.

    Args:
        report: the report of the class.
        exercises: the graded exercises.
        folder: holds the results. Rows of its file that have something filled in stay.
        whole: whether the report has all students.

    Returns:
        The report, and a line for each row that is filled in and is about no answer of it.

    Raises:
        UsageError: the file cannot be read, or points in it are not a number from 0 to what the
            question is worth; then the file stays unchanged.
    """
    graded, lost = report, list[str]()

    def change(rows: list[Row]) -> list[Row]:
        nonlocal graded
        known = _Rows(folder / FILE, rows)
        graded = replace(report, results=tuple(_graded(r, known) for r in report.results))
        # An answer that was handed in twice, in time and late, is one row.
        new = {row.answer_id: row for row in _rows(graded, exercises, known)}
        students = None if whole else set(graded.by_student)
        stale, lost[:] = _without_answer(known, exercises, students)
        lost.extend(_of_another_rubric(known, new.values()))
        return [*new.values(), *stale]

    has_words = any(check.answer for result in report.results for check in result.checks)
    back = update(folder, change) if has_words or (folder / FILE).is_file() else []
    return graded, [*back, *lost]


def _without_answer(
    known: _Rows, exercises: Sequence[Exercise], students: Collection[str] | None
) -> tuple[list[Row], list[str]]:
    """Return the rows to keep that no answer was found for, and a line for each to look at."""
    graded = {exercise.id for exercise in exercises}
    kept, lost = [], []
    for row in known.rows:
        if row.answer_id in known.found:
            continue
        elsewhere = row.exercise not in graded or (
            students is not None and row.student not in students
        )
        if row.is_filled_in or elsewhere:
            kept.append(row)
        if row.is_filled_in and not elsewhere:
            lost.append(
                f"{known.file}: the row of {row.student}, {row.exercise}, {row.question} is about "
                "no answer that is there now; it is kept, and does not count"
            )
    return kept, lost


def _of_another_rubric(known: _Rows, new: Iterable[Row]) -> Iterator[str]:
    """Name the questions whose rubric is another one than that whose lines have points."""
    rubrics = {row.answer_id: row.rubric for row in known.rows}
    for exercise, question in dict.fromkeys(
        (row.exercise, row.question)
        for row in new
        if row.answer_id in rubrics
        and rubrics[row.answer_id].split() != row.rubric.split()
        and any(row.cell(name) for name in (*COLUMNS, *row.own) if name.startswith(RUBRIC_POINTS))
    ):
        yield (
            f"{known.file}: {exercise}, {question} has another rubric now than the one whose lines "
            f"were given points; look at {RUBRIC_POINTS} again"
        )


def waiting(report: Report) -> int:
    """Count the answers that wait for their points; one that was handed in twice is one."""
    checks = ((r, c) for r in report.results for c in r.deciding)
    return len({_answer_id(r, c) for r, c in checks if not c.outcome.counted})


def _graded(result: ExerciseResult, known: _Rows) -> ExerciseResult:
    if all(check.outcome.counted for check in result.checks):
        return result
    return replace(result, checks=tuple(_with_points(result, c, known) for c in result.checks))


def _with_points(result: ExerciseResult, check: CheckResult, known: _Rows) -> CheckResult:
    row = None if check.outcome.counted else known.of(result, check)
    points = None if row is None else _points(row, check.max_points, known.file)
    if row is None or points is None:
        return check
    return replace(
        check,
        outcome=Outcome.PASSED if points == check.max_points else Outcome.FAILED,
        points=points,
        message=row.comment.strip(),
        hint=_looked_for(row, check.max_points),
    )


def _points(row: Row, most: float, file: Path) -> float | None:
    """Return the points that a row gives; without points, those of its rubric's lines."""
    if not row.points.strip():
        try:
            given = total_of(read_line_points(row.rubric_points, lines_of(row.rubric), most))
        except UsageError as error:
            raise UsageError(f"{file}: {row.student}, {row.question}: {error}") from None
        return None if given is None else min(given, most)
    points = read_number(row.points)
    if points is None or points > most:
        raise UsageError(
            f"{file}: {row.student} has {row.points!r} points for {row.question}; expected a "
            f"number from 0 to {most:g}"
        )
    return points


def _looked_for(row: Row, most: float) -> str:
    """Return the rubric for a student, with the points of each line where they are given."""
    lines = lines_of(row.rubric)
    try:
        given = read_line_points(row.rubric_points, lines, most)
    except UsageError:  # these points decide nothing, where the row has points
        given = (None,) * len(lines)
    if not lines:
        return ""
    if None in given:
        return f"**What was looked for:** {row.rubric}"
    texts = [_line_with_points(line, points) for line, points in zip(lines, given, strict=True)]
    return f"**What was looked for:** {'; '.join(texts)}"


def _line_with_points(line: RubricLine, points: float | None) -> str:
    of = "" if line.max_points is None else f" of {shown(line.max_points)}"
    return f"{shown(points or 0.0)}{of}: {line.text}"


def _rows(report: Report, exercises: Sequence[Exercise], known: _Rows) -> Iterator[Row]:
    """Return a row for each answer: all answers to a question together, as they are marked."""
    results = [result for own in report.by_student.values() for result in own]
    for exercise in exercises:
        for question in exercise.questions if not exercise.is_program else ():
            for result in results:
                for check in result.checks:
                    if result.exercise == exercise.id and check.id == question.id and check.answer:
                        yield _row(result, check, question, known.of(result, check))


def _row(result: ExerciseResult, check: CheckResult, question: Question, old: Row | None) -> Row:
    return Row(
        exercise=result.exercise,
        question=question.name,
        student=result.student,
        points=old.points if old else "",
        max_points=shown(check.max_points),
        comment=old.comment if old else "",
        rubric_points=old.rubric_points if old else "",
        answer=check.answer,
        asked="\n\n".join(block.text for block in question.prompt),
        model_answer=question.model_answer,
        rubric="; ".join(question.rubric),
        answer_id=_answer_id(result, check),
        own=old.own if old else {},
    )


def _answer_id(result: ExerciseResult, check: CheckResult) -> str:
    about = "\0".join((result.student, result.exercise, _name(check), check.answer))
    return "a" + hashlib.sha256(about.encode()).hexdigest()[:15]


def _name(check: CheckResult) -> str:
    return check.id.partition("::")[2]
