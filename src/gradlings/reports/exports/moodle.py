"""Moodle: fill in the gradebook that it exported as a text file.

The rules are those of its import, `grade/import/csv/classes/load_data.php` of moodle/moodle.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.reports.exports.csv_file import CsvFile, column_of, read_csv_file
from gradlings.reports.exports.fill import Column, Filled, How, Wish, fill, number, require_once
from gradlings.reports.exports.moodle_columns import SEPARATORS, identity_of
from gradlings.reports.exports.people import Identity, find_people
from gradlings.results import Report

SUMMARY = "Fill in the gradebook that Moodle exported as a text file."
OPTION = '--column "Assignment: Homework 1 (Real)=TOPIC"'

MAX_GRADE = 100  # of the site, whatever an item's own maximum is
_TOTAL = re.compile(r"(Course|Category) total( \(.*\))?")
_NO_GRADE = ("", "-")
_FRACTION = re.compile(r"-?\d+([.,])\d+")


def filled(
    report: Report,
    path: Path,
    wishes: Sequence[Wish],
    how: How,
    maxima: Mapping[str, Decimal],
    named: Mapping[str, str] | None = None,
) -> Filled:
    """Fill columns of a gradebook in.

    Args:
        report: the results of the class.
        path: of the file that Moodle exported.
        wishes: columns, and what they get.
        how: with lateness or without; what is not decided yet.
        maxima: the grade that stands for all points, by column; the file does not hold it.
        named: kinds of columns that say who somebody is, by their names.

    Raises:
        UsageError: Moodle would refuse the import or misread it, or the grades do not fit the file.
    """
    require_once(wishes, OPTION)
    file = read_csv_file(path, SEPARATORS)
    identity = identity_of(file, named or {})
    rows = range(1, len(file.rows))
    columns = [_column(file, wish, maxima, identity) for wish in wishes]
    found = find_people(report, file, rows, identity)
    return fill(report, file, found, columns, how)


def _column(file: CsvFile, wish: Wish, maxima: Mapping[str, Decimal], identity: Identity) -> Column:
    near = difflib.get_close_matches(wish.column, file.header, n=1)
    index = column_of(file, wish.column, f"; did you mean {near[0]!r}?" if near else "")
    name = file.header[index]
    where = f"{file.path}: column {name!r}"
    if any(index in getattr(identity, kind) for kind in vars(identity)):
        raise UsageError(f"{where} says who a student is; name the column of a grade")
    if _TOTAL.fullmatch(name):
        raise UsageError(
            f"{where}: Moodle computes totals itself and imports none; name the column of an "
            "activity or of a manual grade item"
        )
    _require_numbers(file, index)
    maximum = maxima.get(wish.column)
    if maximum is None:
        raise UsageError(
            f"{where}: the file does not say the maximum; add what the grade item has in Moodle: "
            f'--maximum "{wish.column}=POINTS"'
        )
    if not 0 < maximum <= MAX_GRADE:
        raise UsageError(
            f"{where}: the maximum is {maximum:f}; expected more than 0 and at most {MAX_GRADE}, "
            "since one higher grade makes Moodle refuse the whole file; set the item's maximum to "
            f"{MAX_GRADE} in Moodle"
        )
    return Column(index, wish.target, maximum, sign_of(file, index))


def _require_numbers(file: CsvFile, index: int) -> None:
    """Refuse a column of percentages, letters or a scale: what is imported are points."""
    for row in range(1, len(file.rows)):
        text = file.text(row, index)
        if text not in _NO_GRADE and number(text) is None:
            raise UsageError(
                f"{file.where(row)}: {file.header[index]} is {text!r}, not points; export the "
                'gradebook from Moodle again, with "Real" as the grade display type'
            )


def sign_of(file: CsvFile, index: int) -> str:
    """Return the decimal sign of a column; of the whole file, if this column has none."""
    others = [column for column in range(len(file.header)) if column != index]
    for columns in ([index], others):
        signs = {
            found[1]
            for row in range(1, len(file.rows))
            for column in columns
            if (found := _FRACTION.fullmatch(file.text(row, column)))
        }
        if len(signs) == 1:
            return str(signs.pop())
        if columns == [index] and signs:
            raise UsageError(
                f"{file.path}: {file.header[index]} has numbers with a comma and numbers with a "
                "dot; export the file from Moodle again"
            )
    return "."
