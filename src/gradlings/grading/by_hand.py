"""Answers that a person grades: a spreadsheet to fill in, and the points read back from it.

The file belongs to the instructor: later grading keeps what is filled in, columns of their own too.
Points belong to one student's answer, word for word, by `answer_id`: when the student changes it,
the old row stays and a new one is added. Spreadsheet programs may change all other cells.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.questions.question import Question
from gradlings.course.spreadsheet import as_text, of_text, read_table
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, shown

FILE = "by_hand.csv"
_NEEDED = ("student", "exercise", "question", "points", "comment", "answer_id")


@dataclass(frozen=True)
class Row:
    """One answer.

    Args:
        exercise: the sheet's id.
        question: the question's name.
        student: who wrote it.
        points: given by a person; empty until then.
        max_points: the most that a person may give.
        comment: for the student; may be empty.
        answer: the student's words.
        asked: the question's own words.
        model_answer: an answer that gets all points.
        rubric: what to look for, with points.
        answer_id: names student, question and answer. It begins with a letter: a spreadsheet would
            take digits for a number.
        own: columns that the instructor has added.
    """

    exercise: str
    question: str
    student: str
    points: str
    max_points: str
    comment: str
    answer: str
    asked: str
    model_answer: str
    rubric: str
    answer_id: str
    own: dict[str, str] = field(default_factory=dict)

    @property
    def is_filled_in(self) -> bool:
        """Whether a person has written something."""
        return any(text.strip() for text in (self.points, self.comment, *self.own.values()))


_COLUMNS = [column.name for column in fields(Row) if column.name != "own"]


class _Rows:
    """The rows of a file, found by the answer that they are about."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.rows = _read(file)
        self.own = list(dict.fromkeys(name for row in self.rows for name in row.own))
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
    known = _Rows(folder / FILE)
    report = replace(report, results=tuple(_graded(r, known) for r in report.results))
    # An answer that was handed in twice, in time and late, is one row.
    rows = list({row.answer_id: row for row in _rows(report, exercises, known)}.values())
    graded = {exercise.id for exercise in exercises}
    students = set(report.by_student)
    lost = []
    for row in known.rows:
        if row.answer_id in known.found:
            continue
        elsewhere = row.exercise not in graded or (not whole and row.student not in students)
        if row.is_filled_in or elsewhere:
            rows.append(row)
        if row.is_filled_in and not elsewhere:
            lost.append(
                f"{known.file}: the row of {row.student}, {row.exercise}, {row.question} is about "
                "no answer that is there now; it is kept, and does not count"
            )
    text = _csv(rows, known.own)
    if rows and not (known.file.is_file() and known.file.read_bytes() == text.encode()):
        replace_file(known.file, text)
    return report, lost


def rows_in(folder: Path) -> list[Row]:
    """Read the rows of a folder's `by_hand.csv`; none if there is no such file.

    Raises:
        UsageError: it cannot be read.
    """
    return _read(folder / FILE)


def fill_in(folder: Path, answer_ids: Collection[str], cells: Mapping[str, str]) -> None:
    """Write cells of some answers' rows into `by_hand.csv` at once; all else in it stays.

    Args:
        folder: holds the file.
        answer_ids: of the rows.
        cells: by column: `points`, `comment`, or one of the instructor's own, which may be new.

    Raises:
        UsageError: the file cannot be read.
    """
    rows = rows_in(folder)
    ours = {name: text for name, text in cells.items() if name in _COLUMNS}
    own = {name: text for name, text in cells.items() if name not in _COLUMNS}
    names = list(dict.fromkeys(name for row in rows for name in (*row.own, *own)))
    changed = [
        replace(row, **ours, own=row.own | own) if row.answer_id in answer_ids else row
        for row in rows
    ]
    replace_file(folder / FILE, _csv(changed, names))


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
    if row is None or not row.points.strip():
        return check
    try:
        points = float(row.points.strip().replace(",", "."))
    except ValueError:
        points = -1.0
    if not 0 <= points <= check.max_points:
        raise UsageError(
            f"{known.file}: {row.student} has {row.points!r} points for {row.question}; expected a "
            f"number from 0 to {check.max_points:g}"
        )
    return replace(
        check,
        outcome=Outcome.PASSED if points == check.max_points else Outcome.FAILED,
        points=points,
        message=row.comment.strip(),
        hint=f"**What was looked for:** {row.rubric}" if row.rubric else "",
    )


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


def _csv(rows: Sequence[Row], own: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*_COLUMNS, *own])
    for row in rows:
        cells = [str(getattr(row, name)) for name in _COLUMNS]
        writer.writerow(map(as_text, [*cells, *(row.own.get(name, "") for name in own)]))
    return out.getvalue()


def _read(file: Path) -> list[Row]:
    if not file.is_file():
        return []
    table = read_table(file)
    missing = [name for name in _NEEDED if name not in table.columns]
    if missing:
        raise UsageError(
            f"{file} has no column {missing[0]}; move the file away and run the command again, "
            "which writes a new one"
        )
    own = [name for name in table.columns if name not in _COLUMNS and name]
    return [
        Row(
            **{name: of_text(row.get(name, "")) for name in _COLUMNS},
            own={name: of_text(row.get(name, "")) for name in own},
        )
        for _, row in table.rows
    ]
