"""Fill columns of an exported file in, and say what was left as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from gradlings.errors import UsageError
from gradlings.outcomes import shown
from gradlings.reports.exports.amounts import amount, require_target, scaled, written
from gradlings.reports.exports.csv_file import CsvFile
from gradlings.reports.exports.people import Found
from gradlings.results import Report


@dataclass(frozen=True)
class Wish:
    """A column that somebody wants to have filled in.

    Args:
        column: its name in the file.
        target: `all`, a topic or an exercise.
    """

    column: str
    target: str


@dataclass(frozen=True)
class How:
    """Choices that all columns share.

    Args:
        raw: without what lateness costs.
        partial: also where points wait for a person or are withheld.
    """

    raw: bool = False
    partial: bool = False


@dataclass(frozen=True)
class Column:
    """A column that is going to be filled in.

    Args:
        index: its number.
        target: `all`, a topic or an exercise.
        maximum: the points that stand for all of it.
        sign: the decimal sign.
    """

    index: int
    target: str
    maximum: Decimal
    sign: str = "."


@dataclass(frozen=True)
class Filled:
    """A file that has been filled in.

    Args:
        text: all of it, to write.
        written: how many cells have points from the grades.
        left: a line for each cell of a graded student that stays as it was.
        open: how many of these wait for a person or are withheld.
        not_in_file: students of the grades who are not in the file.
        not_in_grades: rows of the file about nobody of the grades, as people know them.
        notes: what else to know before the file is imported.
    """

    text: str
    written: int
    left: tuple[str, ...]
    open: int
    not_in_file: tuple[str, ...]
    not_in_grades: tuple[str, ...]
    notes: tuple[str, ...] = ()


def fill(
    report: Report,
    file: CsvFile,
    found: Found,
    columns: Sequence[Column],
    how: How,
    kept_because: Callable[[int, int], str] = lambda _row, _column: "",
) -> Filled:
    """Write points into columns; all other bytes of the file stay.

    Args:
        report: the results of the class.
        file: that was exported.
        found: the row of each student.
        columns: to fill in.
        how: with lateness or without; what is not decided yet.
        kept_because: says of a (row, column) why it must stay as it is; empty if it need not.

    Raises:
        UsageError: nobody of the grades is in the file, or there is nothing to fill in with.
    """
    for column in columns:
        require_target(report, column.target)
    if not found.rows:
        raise UsageError(
            f"{file.path}: nobody of the grades is in it, so nothing was written; "
            "expected LMS ids, logins, e-mails or names of the roster in it"
        )
    cells: dict[tuple[int, int], str] = {}
    left: list[str] = []
    waiting = 0
    for student, row in found.rows.items():
        for column in columns:
            name = f"{student}, {file.header[column.index]}"
            given = amount(report, student, column.target, raw=how.raw)
            reason = kept_because(row, column.index)
            if reason:
                left.append(f"{name}: {reason}; the cell stays as it was")
            elif given.is_open and not how.partial:
                waiting += 1
                left.append(f"{name}: {_still_open(given.waits, given.withheld)}; left as it was")
            elif not given.of:
                left.append(f"{name}: has no results of {column.target}; left as it was")
            else:
                cells[row, column.index] = written(scaled(given, column.maximum), column.sign)
    return Filled(
        file.changed(cells),
        len(cells),
        tuple(left),
        waiting,
        found.not_in_file,
        tuple(_known_as(file, row) for row in found.not_in_grades),
    )


def _still_open(waits: float, withheld: float) -> str:
    words = []
    if waits:
        words.append(f"waiting for a person: {shown(waits)} of the points")
    if withheld:
        words.append(f"withheld since a check is broken: {shown(withheld)} of the points")
    return " and ".join(words)


def _known_as(file: CsvFile, row: int) -> str:
    """Return the first two texts of a row: a name and an id, or the parts of a name."""
    texts = [cell.text.strip() for cell in file.rows[row] if cell.text.strip()]
    return " ".join(texts[:2])


def require_once(wishes: Sequence[Wish], option: str) -> None:
    """Refuse no column at all, and one that is named twice.

    Raises:
        UsageError: the message names the option.
    """
    names = [wish.column for wish in wishes]
    if not names:
        raise UsageError(f"no column to fill in; name at least one: {option}")
    for name in names:
        if names.count(name) > 1:
            raise UsageError(f"column {name!r} is to be filled in twice; name it once")


def number(text: str) -> Decimal | None:
    """Read a number with `.` or `,` as its sign; None if it is none, or has thousands."""
    plain = text.strip().replace(",", ".")
    if plain.count(".") > 1:
        return None
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
