"""The parts that commands share which write results: options, pairs of names, closing lines."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings.errors import UsageError

if TYPE_CHECKING:
    from gradlings.reports.exports.fill import Filled, Wish
    from gradlings.results import Report

visibility_option = click.option(
    "--visibility",
    type=click.Choice(["visible", "after_due_date", "after_published", "hidden"]),
    default="visible",
    show_default=True,
    help="When students see the tests; while they see none, they see no total.",
)
_MANY = 10  # names that are listed before the rest is counted


def require_students(report: Report, students: Sequence[str], folder: Path) -> None:
    """Make sure that a report has all these students.

    Raises:
        UsageError: one is not there.
    """
    known = list(report.by_student)
    for student in students:
        if student not in known:
            near = difflib.get_close_matches(student, known, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else f"it has {len(known)} students"
            raise UsageError(f"no student is called {student!r} in {folder}; {hint}")


def chosen_of(report: Report, students: Sequence[str], folder: Path) -> Sequence[str]:
    """Return the students that are named, or all.

    Raises:
        UsageError: one is not there.
    """
    require_students(report, students, folder)
    return list(dict.fromkeys(students)) or list(report.by_student)


def pair(text: str, option: str) -> tuple[str, str]:
    """Split NAME=VALUE; a name may hold the sign itself.

    Raises:
        UsageError: it is no pair.
    """
    name, sign, value = text.rpartition("=")
    if not sign or not name.strip() or not value.strip():
        raise UsageError(f'{option} {text!r}: expected "NAME=VALUE"')
    return name.strip(), value.strip()


def wishes_of(columns: Sequence[str]) -> list[Wish]:
    """Read what each column gets."""
    from gradlings.reports.exports.fill import Wish

    return [Wish(*pair(text, "--column")) for text in columns]


def maxima_of(texts: Sequence[str], wishes: Sequence[Wish]) -> dict[str, Decimal]:
    """Read maxima; each must be of a column that is filled in.

    Raises:
        UsageError: one is not a number, or of another column.
    """
    from gradlings.reports.exports.fill import number

    found = {}
    for text in texts:
        name, value = pair(text, "--maximum")
        points = number(value)
        if points is None or points <= 0:
            raise UsageError(f"--maximum {text!r}: expected a number above 0 behind the =")
        if name not in {wish.column for wish in wishes}:
            raise UsageError(f"--maximum {text!r}: there is no --column {name!r}")
        found[name] = points
    return found


def write_filled(done: Filled, out: Path, exported: Path) -> None:
    """Write the file, and say what is not in it.

    Raises:
        UsageError: it would replace the one that was exported.
    """
    from gradlings.files import replace_file

    if out.resolve() == exported.resolve():
        raise UsageError(f"--out {out} is the exported file, which stays; choose another name")
    make_room(out)
    replace_file(out, done.text)
    for line in (*done.notes, *done.left):
        click.echo(line)
    say_who_is_missing(done.not_in_file, done.not_in_grades)
    click.echo(f"Wrote {out}: {done.written} cells filled in")
    if done.open:
        click.echo(
            f"Left out: {done.open}, since points wait for a person or are withheld; see above, or "
            "give --partial"
        )
    sys.exit(1 if done.open or done.not_in_file else 0)


def say_who_is_missing(not_in_file: Sequence[str], not_in_grades: Sequence[str]) -> None:
    """Print who is on one side alone."""
    for names, where in ((not_in_file, "not in the file"), (not_in_grades, "not in the grades")):
        if names:
            more = f" and {len(names) - _MANY} more" if len(names) > 2 * _MANY else ""
            listed = names[:_MANY] if more else names
            click.echo(f"{len(names)} {where}: {', '.join(listed)}{more}")


def make_room(out: Path) -> None:
    """Make the folder of a file.

    Raises:
        UsageError: it cannot be made.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}") from None
