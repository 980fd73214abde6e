"""Canvas: fill in the gradebook that it exported.

The rules are those of its importer, `lib/gradebook_importer.rb` of instructure/canvas-lms.
"""

from __future__ import annotations

import csv
import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.reports.exports.csv_file import CsvFile, column_of, read_csv_file
from gradlings.reports.exports.fill import Column, Filled, How, Wish, fill, number, require_once
from gradlings.reports.exports.people import Identity, find_people
from gradlings.results import Report

SUMMARY = "Fill in the gradebook that Canvas exported."
OPTION = '--column "Homework 1 (12345)=TOPIC"'

_POINTS = "Points Possible"
_DROPPED = re.compile(r"(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
_ASSIGNMENT = re.compile(r".*\(\d+\)")
_OF_A_STUDENT = ("ID", "SIS User ID", "SIS Login ID", "Integration ID", "Root Account", "Section")
_READ_ONLY = re.compile(r"read\s+only")
_POSTING = re.compile(r"\s*(Muted|Manual Posting.*)?\s*", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?\d{1,3}([.,]\d{3})+%?")  # Canvas reads the last sign as the decimal one
_KEPT = {"EX": "is excused in Canvas", "N/A": "is not assigned to this student in Canvas"}


def filled(
    report: Report,
    path: Path,
    wishes: Sequence[Wish],
    how: How,
    maxima: Mapping[str, Decimal] | None = None,
) -> Filled:
    """Fill columns of a gradebook in.

    Args:
        report: the results of the class.
        path: of the file that Canvas exported.
        wishes: columns, and what they get.
        how: with lateness or without; what is not decided yet.
        maxima: by column, where Canvas has no points for an assignment.

    Raises:
        UsageError: Canvas would drop or misread something, or the grades do not fit the file.
    """
    require_once(wishes, OPTION)
    file = read_csv_file(path, ",;")
    first = _require_header(file)
    _require_separator(file)
    kinds = {row: _kind_of_row(file, row) for row in range(1, len(file.rows))}
    rows = [row for row, kind in kinds.items() if kind == "student"]
    points = next((row for row, kind in kinds.items() if kind == "points"), None)
    _require_no_thousands(file, first)
    columns = [_column(file, wish, first, points, maxima or {}) for wish in wishes]
    found = find_people(report, file, rows, _identity(file))
    done = fill(report, file, found, columns, how, lambda row, column: _kept(file, row, column))
    new = [wish.column for wish in wishes if not _ASSIGNMENT.fullmatch(wish.column)]
    notes = [
        f"{name!r} has no id such as (12345): Canvas looks for an assignment of exactly this name, "
        "and offers a new one if there is none"
        for name in new
    ]
    return replace(done, notes=tuple(notes))


def _require_header(file: CsvFile) -> int:
    """Return the number of the first column that is not about who a student is.

    Raises:
        UsageError: Canvas would refuse the header.
    """
    header, names = file.header, 1
    if header[:2] == ("LastName", "FirstName"):
        names = 2
    elif "Student" not in header[0]:
        raise UsageError(
            f"{file.where(0)}: the first column is {header[0]!r}, expected Student; export the "
            "gradebook from Canvas again (Grades, Export)"
        )
    of_students = names
    while of_students < len(header) and header[of_students] in _OF_A_STUDENT:
        of_students += 1
    missing = [
        name for name in ("ID", "SIS Login ID", "Section") if name not in header[names:of_students]
    ]
    if "SIS Login ID" in missing and "SIS User ID" not in header:
        missing.remove("SIS Login ID")  # Canvas reads files without it
    if missing:
        raise UsageError(
            f"{file.where(0)}: there is no column {missing[0]} among those about the student, and "
            "Canvas refuses such a file; keep all columns that it exported, or export it again"
        )
    return of_students


def _require_separator(file: CsvFile) -> None:
    """Refuse a file in which Canvas would see the other separator: it looks at three lines."""
    lines = file.raw.splitlines()[:3]
    counts = {}
    for separator in ";,":
        sizes = {len(next(csv.reader([line], delimiter=separator), [])) for line in lines}
        counts[separator] = max(sizes) if len(sizes) == 1 else 0
    seen = ";" if counts[";"] > counts[","] else ","
    if seen != file.separator:
        raise UsageError(
            f"{file.path}: from its first three lines Canvas takes {seen!r} as the separator, but "
            f"it is {file.separator!r}; export the file again, without line breaks in its titles"
        )


def _kind_of_row(file: CsvFile, row: int) -> str:
    if _POINTS in file.text(row, 0):
        return "points"
    if all(_POSTING.fullmatch(cell.text) for cell in file.rows[row]):
        return "posting"
    return "student"


def _require_no_thousands(file: CsvFile, first: int) -> None:
    """Refuse numbers with thousands, in any column that Canvas would read."""
    for row in range(1, len(file.rows)):
        for column in range(first, len(file.header)):
            text = file.text(row, column)
            is_read = not _DROPPED.search(file.header[column])
            if is_read and _THOUSANDS.fullmatch(text):
                raise UsageError(
                    f"{file.where(row)}: {file.header[column]} is {text}, and Canvas takes "
                    "the last comma or dot for the decimal sign; write the number without thousands"
                )


def _column(
    file: CsvFile, wish: Wish, first: int, points: int | None, maxima: Mapping[str, Decimal]
) -> Column:
    near = difflib.get_close_matches(wish.column, file.header[first:], n=1)
    index = column_of(file, wish.column, f"; did you mean {near[0]!r}?" if near else "")
    name = file.header[index]
    where = f"{file.path}: column {name!r}"
    if index < first:
        raise UsageError(f"{where} says who a student is; name the column of an assignment")
    if _DROPPED.search(name):
        raise UsageError(
            f"{where}: Canvas ignores such a column without a word, since it takes it for its own "
            "sums; rename the assignment in Canvas, or name another column"
        )
    text = "" if points is None else file.text(points, index)
    if _READ_ONLY.search(text):
        raise UsageError(f"{where} is read only in Canvas; name another column")
    given = maxima.get(wish.column)
    if not text and given is None:
        raise UsageError(
            f"{where} has no {_POINTS}; say what all of it is worth: "
            f'--maximum "{wish.column}=POINTS", or set the points in Canvas and export again'
        )
    maximum = number(text) if text else given
    if maximum is None or maximum <= 0:
        raise UsageError(
            f"{where}: its {_POINTS} are {text!r}, expected a number above 0; set the points in "
            "Canvas and export again"
        )
    if given is not None and given != maximum:
        raise UsageError(f"{where} has {text} {_POINTS}, --maximum says {given:f}; leave it out")
    return Column(index, wish.target, maximum)


def _identity(file: CsvFile) -> Identity:
    header = file.header

    def places(*names: str) -> tuple[int, ...]:
        return tuple(header.index(name) for name in names if name in header)

    return Identity(
        id=places("ID", "SIS User ID", "Integration ID"),
        login=places("SIS Login ID"),
        name=() if header[0] == "LastName" else (0,),
        first=places("FirstName"),
        last=places("LastName"),
    )


def _kept(file: CsvFile, row: int, column: int) -> str:
    return _KEPT.get(file.text(row, column).upper(), "")
