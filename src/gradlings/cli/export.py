"""`gradlings export`: grades for learning-management systems and other tools."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gradlings.cli.export_parts import (
    chosen_of,
    make_room,
    maxima_of,
    pair,
    say_who_is_missing,
    visibility_option,
    wishes_of,
    write_filled,
)
from gradlings.errors import UsageError

if TYPE_CHECKING:
    from gradlings.results import Report

grades_argument = click.argument("folder", metavar="GRADES", type=click.Path(path_type=Path))
_from = click.option(
    "--from",
    "exported",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The file that was exported; it is not changed.",
)
_column = click.option(
    "--column",
    "columns",
    metavar="NAME=WHAT",
    multiple=True,
    help="A column, and the points that it gets: all, a topic or TOPIC/EXERCISE; repeatable.",
)
_maximum = click.option(
    "--maximum",
    "maxima",
    metavar="NAME=POINTS",
    multiple=True,
    help="The grade that stands for all points of a column; repeatable.",
)
_raw = click.option("--raw", is_flag=True, help="Without what lateness costs.")
_partial = click.option(
    "--partial", is_flag=True, help="Also points of which some wait for a person or are withheld."
)
_identify = click.option(
    "--identify",
    metavar="NAME=KIND",
    multiple=True,
    help="A column that says who a student is: id, login, email, name, first or last; repeatable.",
)
_full_name = click.option(
    "--name-column", default="", help="The column of names; by default the second one."
)
_student = click.option(
    "--student", "students", multiple=True, help="Only this student; repeatable."
)
_out_file = click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.",
)


def _options(*options: Callable[..., Any]) -> Callable[..., Any]:
    """Add options to a command, in this order."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return add


@click.group()
def export() -> None:
    """Export GRADES, a folder that `gradlings grade` wrote, to a program with its own FORMAT."""


@export.command()
@_options(grades_argument, _from, _column, _maximum, _raw, _partial, _out_file)
def canvas(
    folder: Path,
    exported: Path,
    columns: tuple[str, ...],
    maxima: tuple[str, ...],
    raw: bool,
    partial: bool,
    out: Path,
) -> None:
    """Fill in the gradebook that Canvas exported.

    Points are scaled to what the assignment is worth in Canvas. Import FILE with Grades, Import.
    """
    from gradlings.cli.feedback import read_results
    from gradlings.reports.exports import canvas
    from gradlings.reports.exports.fill import How

    report = read_results(folder)
    wishes = wishes_of(columns)
    done = canvas.filled(report, exported, wishes, How(raw, partial), maxima_of(maxima, wishes))
    write_filled(done, out, exported)


@export.command()
@_options(grades_argument, _from, _column, _maximum, _identify, _raw, _partial, _out_file)
def moodle(
    folder: Path,
    exported: Path,
    columns: tuple[str, ...],
    maxima: tuple[str, ...],
    identify: tuple[str, ...],
    raw: bool,
    partial: bool,
    out: Path,
) -> None:
    """Fill in the gradebook that Moodle exported as a text file.

    Each column needs a --maximum, that of the grade item in Moodle.
    """
    from gradlings.cli.feedback import read_results
    from gradlings.reports.exports import moodle
    from gradlings.reports.exports.fill import How

    report = read_results(folder)
    wishes, named = wishes_of(columns), dict(pair(text, "--identify") for text in identify)
    how = How(raw, partial)
    done = moodle.filled(report, exported, wishes, how, maxima_of(maxima, wishes), named)
    write_filled(done, out, exported)


@export.command("moodle-worksheet")
@_options(grades_argument, _from)
@click.option(
    "--points",
    "target",
    metavar="WHAT",
    required=True,
    help="The points of the assignment: all, a topic or TOPIC/EXERCISE.",
)
@click.option("--grade-column", default="", help="The column of grades, if it is not found.")
@click.option("--maximum-column", default="", help="The column of maxima, if it is not found.")
@_options(_full_name, _identify, _raw, _partial, _out_file)
def moodle_worksheet(
    folder: Path,
    exported: Path,
    target: str,
    grade_column: str,
    maximum_column: str,
    name_column: str,
    identify: tuple[str, ...],
    raw: bool,
    partial: bool,
    out: Path,
) -> None:
    """Fill in the offline grading worksheet of an assignment in Moodle, in any language."""
    from gradlings.cli.feedback import read_results
    from gradlings.reports.exports import moodle_worksheet
    from gradlings.reports.exports.fill import How

    report = read_results(folder)
    columns = moodle_worksheet.Columns(grade_column, maximum_column, name_column)
    named = dict(pair(text, "--identify") for text in identify)
    done = moodle_worksheet.filled(report, exported, target, How(raw, partial), columns, named)
    write_filled(done, out, exported)


@export.command("moodle-feedback")
@_options(grades_argument, _from)
@click.option(
    "--as",
    "form",
    type=click.Choice(["html", "md"]),
    default="html",
    show_default=True,
    help="The form of the files.",
)
@_options(_full_name, _identify, _out_file)
def moodle_feedback(
    folder: Path,
    exported: Path,
    form: str,
    name_column: str,
    identify: tuple[str, ...],
    out: Path,
) -> None:
    """Write the feedback for an assignment in Moodle: a zip with a file for each student.

    FILE is the offline grading worksheet of the assignment, which knows the participants' numbers.
    """
    from gradlings.cli.feedback import read_results
    from gradlings.reports.exports import moodle_feedback
    from gradlings.reports.exports.moodle_worksheet import read_worksheet
    from gradlings.reports.exports.zip_file import replace_bytes

    report = read_results(folder)
    named = dict(pair(text, "--identify") for text in identify)
    done = moodle_feedback.packed(report, read_worksheet(exported, named, name_column), form)
    make_room(out)
    replace_bytes(out, done.raw)
    for name in done.renamed:
        click.echo(f"{name}: its folder has a hyphen for each underscore, where Moodle ends a name")
    say_who_is_missing(done.not_in_file, done.not_in_grades)
    click.echo(f"Wrote {out}: feedback for {len(done.students)} students")
    sys.exit(1 if done.not_in_file else 0)


@export.command()
@_options(grades_argument, _student, _out_file)
def ctrf(folder: Path, students: tuple[str, ...], out: Path) -> None:
    """Write a report of tests in the Common Test Report Format, a test for each check."""
    from gradlings.reports.exports import ctrf

    _write_tests(ctrf.render, folder, students, out)


@export.command()
@_options(grades_argument, _student, _out_file)
def junit(folder: Path, students: tuple[str, ...], out: Path) -> None:
    """Write a report of tests in JUnit's XML, a suite for each student and exercise."""
    from gradlings.reports.exports import junit

    _write_tests(junit.render, folder, students, out)


@export.command()
@_options(grades_argument, _student)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Writes DIRECTORY/STUDENT/results.json; without it, the one --student's is printed.",
)
@visibility_option
@_raw
def gradescope(
    folder: Path, students: tuple[str, ...], out: Path | None, visibility: str, raw: bool
) -> None:
    """Write results.json, as an autograder on Gradescope does, for each student."""
    from gradlings.cli.feedback import read_results
    from gradlings.files import replace_file
    from gradlings.reports.exports import gradescope

    report = read_results(folder)
    if out is None and len(students) != 1:
        raise UsageError("one --student to print, or --out DIRECTORY for all of them")
    chosen = chosen_of(report, students, folder)
    for student in chosen:
        text = gradescope.render(report, student, raw=raw, visibility=visibility)
        if out is None:
            click.echo(text, nl=False)
            return
        file = out / student / gradescope.FILE
        make_room(file)
        replace_file(file, text)
    click.echo(f"Wrote {gradescope.FILE} of {len(chosen)} students to {out}")


def _write_tests(
    render: Callable[[Report, Sequence[str], int], str],
    folder: Path,
    students: Sequence[str],
    out: Path,
) -> None:
    """Write a report of tests; grading ended when its results were written."""
    from gradlings.cli.feedback import read_results
    from gradlings.files import replace_file
    from gradlings.reports.json import FILE

    report = read_results(folder)
    chosen = chosen_of(report, students, folder)
    finished_ms = int(1000 * (folder / FILE).stat().st_mtime)
    make_room(out)
    replace_file(out, render(report, chosen, finished_ms))
    click.echo(f"Wrote {out}: {len(chosen)} students")
