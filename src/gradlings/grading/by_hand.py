"""Answers that a person grades: a spreadsheet to fill in, and the points read back from it.

The file belongs to the instructor: later grading keeps what is filled in. Points belong to one
student's answer, word for word: when the student changes it, the old row stays and a new one is
added.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.spreadsheet import read_table
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, shown

FILE = "by_hand.csv"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would compute these


@dataclass(frozen=True)
class Row:
    """One answer.

    Args:
        student: who wrote it.
        exercise: the sheet's id.
        question: the question's name.
        points: given by a person; empty until then.
        max_points: the most that a person may give.
        comment: for the student; may be empty.
        answer: the student's words.
        rubric: what to look for, with points.
        answer_id: digest of the answer.
    """

    student: str
    exercise: str
    question: str
    points: str
    max_points: str
    comment: str
    answer: str
    rubric: str
    answer_id: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """The columns that identify a row."""
        return self.student, self.exercise, self.question, self.answer_id


_ByKey = dict[tuple[str, str, str, str], Row]
_COLUMNS = [field.name for field in fields(Row)]


def with_points(report: Report, exercises: Sequence[Exercise], folder: Path) -> Report:
    """Add the points from the folder's `by_hand.csv` to a report, and update the file.

    Args:
        report: the report of the class.
        exercises: the graded exercises.
        folder: holds the results. Rows of its file that have points in them stay.

    Raises:
        UsageError: the file cannot be read, or points in it are not a number from 0 to what the
            question is worth; then the file stays unchanged.
    """
    file = folder / FILE
    known = {row.key: row for row in _read(file)}
    report = replace(report, results=tuple(_graded(r, known, file) for r in report.results))
    _update(file, report, exercises, known)
    return report


def waiting(report: Report) -> int:
    """Count the answers that wait for their points."""
    return sum(not c.outcome.counted for r in report.results for c in r.checks)


def _graded(result: ExerciseResult, rows: _ByKey, file: Path) -> ExerciseResult:
    if all(check.outcome.counted for check in result.checks):
        return result
    checks = tuple(
        _with_points(check, rows.get(_key(result, check)), file) for check in result.checks
    )
    return replace(result, checks=checks)


def _with_points(check: CheckResult, row: Row | None, file: Path) -> CheckResult:
    if check.outcome.counted or row is None or not row.points.strip():
        return check
    try:
        points = float(row.points.strip().replace(",", "."))
    except ValueError:
        points = -1.0
    if not 0 <= points <= check.max_points:
        raise UsageError(
            f"{file}: {row.student} has {row.points!r} points for {row.question}; expected a "
            f"number from 0 to {check.max_points:g}"
        )
    outcome = Outcome.PASSED if points == check.max_points else Outcome.FAILED
    return replace(
        check,
        outcome=outcome,
        points=points,
        message=row.comment.strip(),
        hint=f"**What was looked for:** {row.rubric}" if row.rubric else "",
    )


def _update(file: Path, report: Report, exercises: Sequence[Exercise], known: _ByKey) -> None:
    rows = list(_rows(report, exercises, known))
    found, seen = {row.key for row in rows}, {(r.student, r.exercise) for r in report.results}
    for row in known.values():
        elsewhere = (row.student, row.exercise) not in seen
        if row.key not in found and (row.points.strip() or row.comment.strip() or elsewhere):
            rows.append(row)
    text = _csv(rows)
    if rows and not (file.is_file() and file.read_bytes() == text.encode()):
        replace_file(file, text)


def _rows(report: Report, exercises: Sequence[Exercise], known: _ByKey) -> Iterator[Row]:
    rubrics = {
        (exercise.id, question.id): "; ".join(question.rubric)
        for exercise in exercises
        for question in exercise.questions
    }
    for result in report.results:
        for check in result.checks:
            if check.answer:
                key = _key(result, check)
                old = known.get(key)
                yield Row(
                    *key[:3],
                    points=old.points if old else "",
                    max_points=shown(check.max_points),
                    comment=old.comment if old else "",
                    answer=check.answer,
                    rubric=rubrics[result.exercise, check.id],
                    answer_id=key[3],
                )


def _key(result: ExerciseResult, check: CheckResult) -> tuple[str, str, str, str]:
    digest = hashlib.sha256(check.answer.encode()).hexdigest()[:16]
    return result.student, result.exercise, check.id.partition("::")[2], digest


def _csv(rows: Sequence[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in asdict(row).items()})
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _read(file: Path) -> list[Row]:
    if not file.is_file():
        return []
    table = read_table(file)
    missing = [name for name in _COLUMNS if name not in table.columns]
    if missing:
        raise UsageError(
            f"{file} has no column {missing[0]}; move the file away and run the command again, "
            "which writes a new one"
        )
    return [Row(**{name: _plain(row[name]) for name in _COLUMNS}) for _, row in table.rows]


def _plain(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
