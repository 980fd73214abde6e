"""Read each student's repository, and the deadlines of students who have more time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from gradlings.course.clock import read_time
from gradlings.course.spreadsheet import read_table
from gradlings.errors import UsageError
from gradlings.hosts.git.people import Named, named, person_of
from gradlings.results import Person

# Columns that may name the student or the repository: the first that is not empty counts.
_SPELLINGS = {
    "repo": "repository",
    "repo_url": "repository",
    "repository_url": "repository",
    "url": "repository",
    "student_id": "student",
    "login": "username",
    "user": "username",
    "github": "github_username",
    "github_login": "github_username",
    "due": "deadline",
    "until": "deadline",
}
_STAFF = ("teacher", "instructor", "professor", "owner", "admin", "staff", "hta", "ta", "head_ta")
_STUDENT = ("student", "roster_identifier", "github_username", "username")
_REPOSITORY = ("repository", "student_repository_url")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}")
_REMOTE = re.compile(r"(https|ssh)://\S+|[\w.-]+@[\w.-]+:\S+|/\S.*|\.{1,2}/\S.*|file://\S+")


@dataclass(frozen=True)
class Roster:
    """The students of a class.

    Args:
        repositories: URL or path of the repository, by student; a path in the file is relative to
            its folder.
        without: students that have none, such as one who has not accepted the assignment.
        pending: who they are that have no name yet, such as one who was invited by e-mail.
        staff: names of the rows that are no students, by their role.
        people: who the students are, by student.
    """

    repositories: Mapping[str, str]
    without: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    staff: tuple[str, ...] = ()
    people: Mapping[str, Person] = field(default_factory=dict)


def read_roster(file: Path, template: str | None = None) -> Roster:
    """Read a roster: a CSV of students and their repositories.

    Args:
        file: with the columns `student,repository`, or as GitHub Classroom exports its grades, or
            Classroom 50's roster, which has no repositories. Columns are found by any usual
            spelling; empty rows are skipped, and so are rows of staff and of people without a name.
        template: makes the repository of a row from its columns, such as
            `https://github.com/org/losses-{username}`; None to read it.

    Raises:
        UsageError: the file cannot be read, has other columns, or has no student with a
            repository; the message names all rows that are wrong.
    """
    repositories: dict[str, str] = {}
    without: list[str] = []
    pending: list[str] = []
    staff: list[str] = []
    wrong: list[str] = []
    people: dict[str, Person] = {}
    for line, row in _rows(file):
        if _is_staff(row):
            staff.append(_who(row, line))
            continue
        if any(column in row for column in _STUDENT) and not any(map(row.get, _STUDENT)):
            pending.append(_who(row, line))
            continue
        try:
            given = [row[column] for column in _STUDENT if row.get(column)]
            student = _student_of(file, row, given)
            if student in repositories or student in without:
                raise ValueError(f"{student} is listed twice; keep one row")
            url = _repository(file, row, template)
        except ValueError as error:
            wrong.append(f"{file}:{line}: {error}")
            continue
        people[student] = person_of(student, given, row)
        if url:
            repositories[student] = url
        else:
            without.append(student)
    if wrong:
        raise UsageError("\n".join(wrong))
    if not repositories and not without:
        raise UsageError(f"{file}: no students; expected a header and a row for each")
    if not repositories:
        raise UsageError(
            f"{file}: no repositories; expected them in a column {' or '.join(_REPOSITORY)} "
            "(or give --repository)"
        )
    return Roster(repositories, tuple(without), tuple(pending), tuple(staff), people)


def read_people(file: Path) -> list[Named]:
    """Read who the students of a roster are, whether it has repositories or not.

    Raises:
        UsageError: the file cannot be read, or names no student.
    """
    found = [
        named([row[column] for column in _STUDENT if row.get(column)], row)
        for _, row in _rows(file)
        if not _is_staff(row)
    ]
    people = [person for person in found if person.ids]
    if not people:
        raise UsageError(f"{file}: no students; expected a header and a row for each")
    return people


def _is_staff(row: Mapping[str, str]) -> bool:
    """Whether a row's role is not that of a student; newer rosters of Classroom 50 have one."""
    return re.sub(r"[\s-]+", "_", row.get("role", "").lower()) in _STAFF


def _who(row: Mapping[str, str], line: int) -> str:
    """Name the person of a row as well as it can be done."""
    person = " ".join(row.get(name, "") for name in ("first_name", "last_name")).strip()
    names = (*map(row.get, _STUDENT), row.get("email"), person)
    return next((name for name in names if name), f"line {line}")


def _student_of(file: Path, row: Mapping[str, str], given: Sequence[str]) -> str:
    """Return the name of a student's folder, from the first text that can give one."""
    if not given:
        raise ValueError(
            f"no column names the student; it has {', '.join(row)}; expected one of "
            f"{', '.join(_STUDENT)}"
        )
    name = next((text for text in given if _NAME.fullmatch(text)), _folder_name(given[0]))
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{given[0]!r} cannot name a folder; expected letters, digits and ._@+- in one of the "
            f"columns {', '.join(_STUDENT)}"
        )
    return name


def _folder_name(text: str) -> str:
    """Make the name of a folder from a person's: Doe, Jane becomes Doe_Jane."""
    if "/" in text or "\\" in text or text.startswith("."):
        return ""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^A-Za-z0-9.@+-]+", "_", plain).strip("_.")


def _repository(file: Path, row: Mapping[str, str], template: str | None) -> str:
    """Return the repository of a row; empty if it has none."""
    if template is None:
        url = next((row[column] for column in _REPOSITORY if row.get(column)), "")
        if not url:
            return ""
    else:
        try:
            url = template.format_map(row)
        except (KeyError, ValueError, IndexError) as error:
            raise UsageError(
                f"--repository {template}: {error} is not a column of {file}; it has "
                f"{', '.join(row)}"
            ) from None
    if not _REMOTE.fullmatch(url) or "::" in url:
        raise ValueError(
            f"{url!r} is not a repository; expected https://…, ssh://…, git@… or a path in a "
            f"column {' or '.join(_REPOSITORY)} (or give --repository)"
        )
    return str((file.parent / url).resolve()) if url.startswith(".") else url


def read_extensions(file: Path, zone: tzinfo | None = None) -> dict[str, datetime]:
    """Read deadlines of single students: a CSV with the columns `student,deadline`.

    Args:
        file: the CSV.
        zone: of the course, for times without one.

    Raises:
        UsageError: it cannot be read, or a row is wrong.
    """
    found = {}
    for line, row in _rows(file):
        student, when = row.get("student", ""), row.get("deadline", "")
        if not student or not when:
            raise UsageError(f"{file}:{line}: expected the columns student and deadline")
        found[student] = moment(when, f"{file}:{line}", zone)
    return found


def moment(text: str, where: str, zone: tzinfo | None = None) -> datetime:
    """Read a time, such as 2026-12-01T18:00+01:00, or a date, which means the end of that day.

    Args:
        text: the time.
        where: the message of an error begins with it.
        zone: for a time without one; None for the zone of this machine.

    Raises:
        UsageError: the text is not a time.
    """
    try:
        return read_time(text, zone)
    except ValueError:
        raise UsageError(
            f"{where}: {text!r} is not a time; expected one like 2026-12-01T18:00+01:00"
        ) from None


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Return each row that is not empty by column, with the number of its line.

    Columns have lower-case names with underscores, whatever the file has: "Student" is student.
    """
    for line, row in read_table(file).rows:
        cells = {re.sub(r"[\s_-]+", "_", name).lower(): cell.strip() for name, cell in row.items()}
        usual = {_SPELLINGS[name]: cell for name, cell in cells.items() if name in _SPELLINGS}
        if "name" in cells and not any(column in cells | usual for column in _STUDENT):
            usual["student"] = cells["name"]  # else it is the name as people write it
        if any(cells.values()):
            yield line, usual | cells
