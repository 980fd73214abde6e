"""Moodle's offline grading worksheet: fill in the grades of one assignment.

The rules are those of its import, `mod/assign/feedback/offline` of moodle/moodle: it skips rows
without a word, so everything but the grades stays as it was downloaded.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.reports.exports.csv_file import CsvFile, column_of, places_of, read_csv_file
from gradlings.reports.exports.fill import Column, Filled, How, fill, number
from gradlings.reports.exports.moodle import sign_of
from gradlings.reports.exports.moodle_columns import SEPARATORS, identity_of
from gradlings.reports.exports.people import Found, Identity, find_people
from gradlings.results import Report

SUMMARY = "Fill in the offline grading worksheet of an assignment in Moodle."

_GRADE = ("Grade", "Bewertung", "Note", "Calificación", "Valutazione", "Cijfer")
_MAXIMUM = (
    "Maximum Grade", "Maximum grade", "Bestwertung", "Beste Bewertung", "Note maximale",
    "Calificación máxima", "Valutazione massima", "Maximumcijfer",
)  # fmt: skip
_IDENTIFIER = re.compile(r"\D*?(\d+)")  # "Participant 123", in any language
_NO = ("no", "nein", "non", "nee", "não")


@dataclass(frozen=True)
class Columns:
    """Names of the columns, where somebody has said them; empty to find them."""

    grade: str = ""
    maximum: str = ""
    full_name: str = ""


@dataclass(frozen=True)
class Worksheet:
    """A worksheet.

    Args:
        file: that was downloaded.
        identity: columns that say who somebody is.
    """

    file: CsvFile
    identity: Identity

    @property
    def rows(self) -> range:
        """The numbers of the rows of participants."""
        return range(1, len(self.file.rows))

    def participant(self, row: int) -> str:
        """Return a participant's number."""
        found = _IDENTIFIER.fullmatch(self.file.text(row, 0))
        assert found is not None  # `read_worksheet` looks at all of them
        return str(found[1])

    def name(self, row: int) -> str:
        """Return a participant's whole name."""
        return self.file.text(row, self.identity.name[0])

    def find(self, report: Report) -> Found:
        """Return the row of each student; UsageError if it is not clear."""
        return find_people(report, self.file, self.rows, self.identity)


def read_worksheet(
    path: Path, named: Mapping[str, str] | None = None, full_name: str = ""
) -> Worksheet:
    """Read a worksheet in any language: its first column names participants by numbers.

    Args:
        path: of the file that Moodle exported.
        named: kinds of columns that say who somebody is, by their names.
        full_name: name of the column of names; empty for the second one.

    Raises:
        UsageError: it is no worksheet, or does not say who the participants are.
    """
    file = read_csv_file(path, SEPARATORS)
    if len(file.rows) < 2:
        raise UsageError(f"{path} has no participants; download the worksheet again")
    for row in range(1, len(file.rows)):
        if not _IDENTIFIER.fullmatch(file.text(row, 0)):
            raise UsageError(
                f"{file.where(row)}: {file.header[0]} is {file.text(row, 0)!r}, expected a "
                "participant such as 'Participant 123'; download the grading worksheet again "
                "(in the assignment: Download grading worksheet) and keep its columns"
            )
    names = column_of(file, full_name) if full_name else 1
    try:
        identity = identity_of(file, named or {})
    except UsageError:
        if not full_name:
            raise UsageError(
                f"{path}: no column says who a participant is; if the assignment is marked "
                "anonymously, reveal the identities first, then download the worksheet again; "
                'else name the columns: --identify "COLUMN=KIND"'
            ) from None
        identity = Identity()
    if full_name or not identity.name:
        identity = replace(identity, name=(names,))
    return Worksheet(file, identity)


def filled(
    report: Report,
    path: Path,
    target: str,
    how: How,
    columns: Columns | None = None,
    named: Mapping[str, str] | None = None,
) -> Filled:
    """Fill in the grades of a worksheet.

    Args:
        report: the results of the class.
        path: of the file that Moodle exported.
        target: `all`, a topic or an exercise.
        how: with lateness or without; what is not decided yet.
        columns: names of columns, where they are not found.
        named: kinds of columns that say who somebody is, by their names.

    Raises:
        UsageError: Moodle would skip or misread something, or the grades do not fit the file.
    """
    columns = columns or Columns()
    sheet = read_worksheet(path, named, columns.full_name)
    file = sheet.file
    grade, maximum = _places(file, columns)
    values = {number(file.text(row, maximum)) for row in sheet.rows}
    worth = values.pop() if len(values) == 1 else None
    if worth is None or worth <= 0:
        raise UsageError(
            f"{path}: {file.header[maximum]} is not one number above 0 for all participants; an "
            "assignment that is graded with a scale has no points"
        )
    _require_points(file, grade, worth)
    column = Column(grade, target, worth, _sign(file, grade, maximum))
    return fill(
        report, file, sheet.find(report), [column], how, lambda row, _: _kept(file, row, maximum)
    )


def _places(file: CsvFile, columns: Columns) -> tuple[int, int]:
    """Return the columns of the grade and its maximum, by name; else by what they hold."""
    maxima = places_of(file.header, _MAXIMUM)
    if columns.maximum:
        maxima = [column_of(file, columns.maximum)]
    elif not maxima:
        maxima = [column for column in range(2, len(file.header)) if _may_be_maximum(file, column)]
    grades = places_of(file.header, _GRADE)
    if columns.grade:
        grades = [column_of(file, columns.grade)]
    elif len(grades) != 1:
        grades = [column - 1 for column in maxima]
    if len(maxima) == len(grades) == 1:
        return grades[0], maxima[0]
    raise UsageError(
        f"{file.path}: it is not clear which columns are the grade and its maximum; name them: "
        f"--grade-column NAME --maximum-column NAME; there are {', '.join(map(repr, file.header))}"
    )


def _may_be_maximum(file: CsvFile, column: int) -> bool:
    """Whether a column holds one number for all, behind a column that may hold grades."""
    rows = range(1, len(file.rows))
    values = {number(file.text(row, column)) for row in rows}
    before = [file.text(row, column - 1) for row in rows]
    grades = [number(text) for text in before if text not in ("", "-")]
    return len(values) == 1 and None not in values and None not in grades


def _require_points(file: CsvFile, grade: int, worth: Decimal) -> None:
    """Refuse a column of grades that holds anything but points within the maximum."""
    for row in range(1, len(file.rows)):
        text = file.text(row, grade)
        value = number(text)
        if text not in ("", "-") and (value is None or not -1 <= value <= worth):
            raise UsageError(
                f"{file.where(row)}: {file.header[grade]} is {text!r}, expected points up to "
                f"{worth:f}; name the right column: --grade-column NAME"
            )


def _sign(file: CsvFile, grade: int, maximum: int) -> str:
    """Return the decimal sign of the grades; of their maximum, while there are none."""
    for column in (grade, maximum):
        texts = [file.text(row, column) for row in range(1, len(file.rows))]
        if any("," in text or "." in text for text in texts):
            return sign_of(file, column)
    return "."


def _kept(file: CsvFile, row: int, maximum: int) -> str:
    """Say why Moodle would skip a row: the column behind the maximum says whether it may change."""
    if file.text(row, maximum + 1).casefold() in _NO:
        return "cannot be changed in Moodle now"
    return ""
