"""Find each student of the grades in the file of another program."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from gradlings.errors import UsageError
from gradlings.reports.exports.csv_file import CsvFile
from gradlings.results import Person, Report

KINDS = ("id", "login", "email", "name", "first", "last")


@dataclass(frozen=True)
class Identity:
    """Columns that say who somebody is, by their numbers.

    Args:
        id: ids of the program or of the university.
        login: names with which people sign in.
        email: addresses.
        name: whole names.
        first, last: parts of names.
    """

    id: tuple[int, ...] = ()
    login: tuple[int, ...] = ()
    email: tuple[int, ...] = ()
    name: tuple[int, ...] = ()
    first: tuple[int, ...] = ()
    last: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no column names anybody."""
        return not any((self.id, self.login, self.email, self.name, self.last))


@dataclass(frozen=True)
class Found:
    """Who is in the file, and who is not.

    Args:
        rows: the row of each student who was found.
        not_in_file: students of the grades who are not in the file.
        not_in_grades: rows of the file about nobody of the grades.
    """

    rows: Mapping[str, int]
    not_in_file: tuple[str, ...]
    not_in_grades: tuple[int, ...]


def find_people(report: Report, file: CsvFile, rows: Sequence[int], identity: Identity) -> Found:
    """Find the row of each student: by LMS id, else by login, by e-mail, or by the exact name.

    Args:
        report: the results of the class.
        file: of the other program.
        rows: numbers of the rows that are about people.
        identity: columns that say about whom.

    Raises:
        UsageError: a student may be in two rows, or a row may be about two students; or the ids in
            the file are not what was exported. The message lists all of them.
    """
    _require_whole_ids(file, rows, identity)
    tables = [
        _table(file, rows, identity.id, _id),
        _table(file, rows, (*identity.login, *identity.id), _login),
        _table(file, rows, (*identity.email, *identity.login), _login),
        _names(file, rows, identity),
    ]
    found: dict[str, int] = {}
    wrong: list[str] = []
    by_name: dict[str, int] = {}
    for student in report.by_student:
        keys = _keys_of(report.person(student))
        hits = [
            {row for key in wanted for row in table.get(key, ())}
            for wanted, table in zip(keys, tables, strict=True)
        ]
        sure = next((hit for hit in hits[:3] if hit), set())
        doubts = [hit for hit in hits[:3] if hit and not hit >= sure]
        if len(sure) > 1 or doubts:
            wrong.append(_may_be(student, file, set().union(sure, *doubts)))
        elif sure:
            found[student] = min(sure)
        elif len(hits[3]) > 1:
            wrong.append(_may_be(student, file, hits[3]))
        elif hits[3]:
            by_name[student] = min(hits[3])
    taken = set(found.values())
    found |= {student: row for student, row in by_name.items() if row not in taken}
    wrong += _shared(found, file)
    if wrong:
        raise UsageError(
            "\n".join(wrong)
            + "\nNothing was written. Put their LMS ids into the roster (a column lms_id), collect "
            "and grade again"
        )
    gone = tuple(student for student in report.by_student if student not in found)
    rest = tuple(row for row in rows if row not in found.values())
    return Found(found, gone, rest)


def _keys_of(person: Person) -> tuple[set[str], set[str], set[str], set[str]]:
    """Return what may stand in each of the tables about somebody."""
    logins = {_login(person.student), _login(person.lms_id)}
    emails = {_login(text) for text in (person.email, person.student) if "@" in text}
    names = {_name(person.name or person.student)}
    return ({_id(person.lms_id)} - {""}, logins - {""}, emails - {""}, names - {""})


def _id(text: str) -> str:
    return text.strip()


def _login(text: str) -> str:
    return text.strip().casefold()


def _name(text: str) -> str:
    """Return a name in one spelling of its characters: "Doe, Jane" is "Jane Doe"."""
    last, comma, first = unicodedata.normalize("NFC", text).partition(",")
    return " ".join((f"{first} {last}" if comma else last).split())


def _table(
    file: CsvFile, rows: Iterable[int], columns: Sequence[int], key: Callable[[str], str]
) -> dict[str, set[int]]:
    table: dict[str, set[int]] = {}
    for row in rows:
        for column in columns:
            if file.text(row, column):
                table.setdefault(key(file.text(row, column)), set()).add(row)
    return table


def _names(file: CsvFile, rows: Iterable[int], identity: Identity) -> dict[str, set[int]]:
    table = _table(file, rows, identity.name, _name)
    for row in rows:
        for first, last in zip(identity.first, identity.last, strict=False):
            name = _name(f"{file.text(row, first)} {file.text(row, last)}")
            if name:
                table.setdefault(name, set()).add(row)
    return table


def _require_whole_ids(file: CsvFile, rows: Sequence[int], identity: Identity) -> None:
    """Refuse ids that a spreadsheet has rounded: 1.23E+13."""
    for row in rows:
        for column in identity.id:
            text = file.text(row, column).upper()
            mantissa, sign, power = text.partition("E+")
            if sign and power.isdigit() and mantissa.replace(".", "").replace(",", "").isdigit():
                raise UsageError(
                    f"{file.where(row)}: {file.header[column]} is {text}: a spreadsheet has "
                    "rounded the ids; export the file again and do not save it from a spreadsheet"
                )


def _may_be(student: str, file: CsvFile, rows: Iterable[int]) -> str:
    lines = " and ".join(str(file.lines[row]) for row in sorted(rows))
    return f"{student} may be in lines {lines} of {file.path}"


def _shared(found: Mapping[str, int], file: CsvFile) -> list[str]:
    """Return a line for each row that was found for more than one student."""
    students: dict[int, list[str]] = {}
    for student, row in found.items():
        students.setdefault(row, []).append(student)
    return [
        f"{file.where(row)} may be about {' and '.join(names)}"
        for row, names in students.items()
        if len(names) > 1
    ]
