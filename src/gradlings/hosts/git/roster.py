"""Read each student's repository, and the deadlines of students who have more time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from gradlings.course.spreadsheet import read_table
from gradlings.errors import UsageError

# Columns that may name the student or the repository: the first that is not empty counts.
_STUDENT = ("student", "roster_identifier", "github_username", "username")
_REPOSITORY = ("repository", "student_repository_url")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}")
_REMOTE = re.compile(r"(https|ssh)://\S+|[\w.-]+@[\w.-]+:\S+|/\S.*|\.{1,2}/\S.*|file://\S+")


def read_roster(file: Path, template: str | None = None) -> dict[str, str]:
    """Read a roster: a CSV of students and their repositories.

    Args:
        file: with the columns `student,repository`, or as GitHub Classroom exports its grades, or
            Classroom 50's roster, which has no repositories.
        template: makes the repository of a row from its columns, such as
            `https://github.com/org/losses-{username}`; None to read it.

    Returns:
        URL or path of the repository, by student; a path in the roster is relative to its folder.

    Raises:
        UsageError: the file cannot be read, has other columns, or a row is wrong.
    """
    found: dict[str, str] = {}
    for line, row in _rows(file):
        student = next((row[column] for column in _STUDENT if row.get(column)), "")
        if not _NAME.fullmatch(student):
            raise UsageError(
                f"{file}:{line}: {student!r} cannot name a folder; expected letters, digits and "
                f"._@+- in one of the columns {', '.join(_STUDENT)}"
            )
        if student in found:
            raise UsageError(f"{file}:{line}: {student} is there twice; keep one row")
        found[student] = _repository(file, line, row, template)
    if not found:
        raise UsageError(f"{file}: no students; expected a header and a row for each")
    return found


def _repository(file: Path, line: int, row: Mapping[str, str], template: str | None) -> str:
    if template is None:
        url = next((row[column] for column in _REPOSITORY if row.get(column)), "")
    else:
        try:
            url = template.format_map(row)
        except (KeyError, ValueError, IndexError) as error:
            raise UsageError(
                f"--repository {template}: {error} is not a column of {file}; it has "
                f"{', '.join(row)}"
            ) from None
    if not _REMOTE.fullmatch(url) or "::" in url:
        raise UsageError(
            f"{file}:{line}: {url!r} is not a repository; expected https://…, ssh://…, git@… or a "
            f"path in a column {' or '.join(_REPOSITORY)} (or give --repository)"
        )
    return str((file.parent / url).resolve()) if url.startswith(".") else url


def read_extensions(file: Path) -> dict[str, datetime]:
    """Read deadlines of single students: a CSV with the columns `student,deadline`.

    Raises:
        UsageError: it cannot be read, or a row is wrong.
    """
    found = {}
    for line, row in _rows(file):
        student, when = row.get("student", ""), row.get("deadline", "")
        if not student or not when:
            raise UsageError(f"{file}:{line}: expected the columns student and deadline")
        found[student] = moment(when, f"{file}:{line}")
    return found


def moment(text: str, where: str) -> datetime:
    """Read a time, such as 2026-12-01T18:00+01:00; one without a zone is local.

    Raises:
        UsageError: the text is not a time; the message begins with `where`.
    """
    try:
        return datetime.fromisoformat(text.strip()).astimezone()
    except ValueError:
        raise UsageError(
            f"{where}: {text!r} is not a time; expected one like 2026-12-01T18:00+01:00"
        ) from None


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Return each row by column, with the number of its line."""
    for line, row in read_table(file).rows:
        yield line, {name: cell.strip() for name, cell in row.items()}
