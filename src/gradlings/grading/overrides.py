"""`overrides.csv`: the corrections of an instructor for single students, read and never written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gradlings.course.spreadsheet import of_text, read_table
from gradlings.errors import UsageError

FILE = "overrides.csv"
EXCUSED = "excused"
_NEEDED = ("student", "exercise", "points", "reason")
_ALL = ("student", "exercise", "check", "points", "reason", "who", "when")


@dataclass(frozen=True)
class Override:
    """One row.

    Args:
        where: file and line, for messages.
        student: name of the student's folder.
        exercise: `topic/exercise`.
        check: name or id of the check; empty for the whole exercise.
        points: that count; None if it is excused.
        reason: for the student.
        who: decided it; may be empty.
        when: as written; may be empty.
    """

    where: str
    student: str
    exercise: str
    check: str
    points: float | None
    reason: str
    who: str
    when: str


def read_overrides(folder: Path) -> list[Override]:
    """Read the rows of a folder's `overrides.csv`; none if there is no such file.

    Raises:
        UsageError: it cannot be read, or a row lacks something; the message has file and line.
    """
    file = folder / FILE
    if not file.is_file():
        return []
    table = read_table(file)
    missing = [name for name in _NEEDED if name not in table.columns]
    if missing:
        raise UsageError(
            f"{file} has no column {missing[0]}; expected the columns {','.join(_ALL)}"
        )
    rows = ((f"{file}, line {line}", _cells(row)) for line, row in table.rows)
    return [_override(where, cells) for where, cells in rows if any(cells.values())]


def refuse_doubles(rows: Iterable[Override]) -> None:
    """Raise UsageError if two rows are about the same thing, or one about a part of another."""
    seen: dict[tuple[str, str], dict[str, Override]] = {}
    for row in rows:
        others = seen.setdefault((row.student, row.exercise), {})
        other = others.get(row.check) or others.get("")
        if other is None and not row.check:
            other = next(iter(others.values()), None)
        if other is not None:
            raise UsageError(
                f"{row.where}: {row.student} has another row for {row.exercise} "
                f"{row.check or '(the whole exercise)'}: {other.where}; take one of them out"
            )
        others[row.check] = row


def _cells(row: Mapping[str, str]) -> dict[str, str]:
    return {name: of_text(row.get(name, "")).strip() for name in _ALL}


def _override(where: str, cells: Mapping[str, str]) -> Override:
    for name in _NEEDED:
        if not cells[name]:
            hint = "; the student reads it" if name == "reason" else ""
            raise UsageError(f"{where}: there is no {name}{hint}; fill it in")
    return Override(
        where,
        cells["student"],
        cells["exercise"],
        cells["check"],
        _points(where, cells["points"]),
        cells["reason"],
        cells["who"],
        cells["when"],
    )


def _points(where: str, text: str) -> float | None:
    if text.lower() == EXCUSED:
        return None
    try:
        points = float(text.replace(",", "."))
    except ValueError:
        points = math.nan
    if not 0 <= points < math.inf:
        raise UsageError(
            f"{where}: the points are {text!r}; expected a number of at least 0, or {EXCUSED}"
        )
    return points
