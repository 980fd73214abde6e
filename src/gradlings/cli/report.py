"""`gradlings report`: the class on one page."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings.errors import CourseError, GradlingsError, UsageError

if TYPE_CHECKING:
    from gradlings.course.course import Course
    from gradlings.reports.items import Matrix, Mutants


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for report.html; by default FOLDER.",
)
@click.option(
    "--submissions",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder that was graded: then the page shows the programs, too.",
)
@click.option(
    "--audit",
    "audit_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="What `gradlings audit --json` wrote: then the page says what each check finds alone.",
)
@click.option(
    "--anonymous", is_flag=True, help="Pseudonyms that stay the same; no name, no program."
)
@click.pass_obj
def report(
    start: Path,
    folder: Path,
    out: Path | None,
    submissions: Path | None,
    audit_file: Path | None,
    anonymous: bool,
) -> None:
    """Write report.html, a page on the class, from what `gradlings grade` wrote to FOLDER.

    The page opens from disk and needs no network. It shows whom to talk to, each student's points
    and feedback, how each check and question did, and the known mistakes.
    """
    from gradlings.cli.feedback import read_results
    from gradlings.files import replace_file
    from gradlings.grading.agreement import agreements_in
    from gradlings.grading.stuck import stuck_in
    from gradlings.reports import page
    from gradlings.reports.pseudonyms import KEY_FILE, anonymized, names_in

    started = time.monotonic()
    with _without_collecting():
        results = read_results(folder, times=False)
    course = _course(start)
    beliefs = {
        (exercise.id, known.slug): known.belief
        for exercise in (course.exercises if course is not None else ())
        if exercise.is_program and exercise.grader.is_dir()
        for known in exercise.misconceptions
    }
    sources = {}
    if submissions is not None and course is not None and not anonymous:
        sources = _sources(course, submissions, {r.student for r in results.results})
    again = stuck_in(folder / "gradebook.sqlite")
    if anonymous:
        names = names_in(results, folder / KEY_FILE)
        again = {(names[s], e): stuck for (s, e), stuck in again.items() if s in names}
        results = anonymized(results, folder / KEY_FILE)
    agreements = tuple(agreements_in(folder))
    extras = page.Extras(*_audited(audit_file), beliefs, sources, anonymous, agreements, again)
    file = (out or folder) / page.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    with _without_collecting():
        html = page.render(results, extras)
    replace_file(file, html)
    size = file.stat().st_size / 1e6
    click.echo(
        f"Wrote {file}: {len(results.by_student)} students, {size:.1f} MB, "
        f"{time.monotonic() - started:.1f} s; open it in a browser"
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no garbage while a million objects are made that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # nor at the end of the program
        if was_on:
            gc.enable()


def _course(start: Path) -> Course | None:
    """Find the course; the page can do without."""
    from gradlings.course.course import find_course

    try:
        return find_course(start)
    except CourseError:
        return None


def _sources(course: Course, folder: Path, students: set[str]) -> dict[tuple[str, str], str]:
    """Read the programs that were handed in, of a class that is not too large to show them."""
    from gradlings.course.submissions import read_submission
    from gradlings.reports.page import MAX_STUDENTS_WITH_SOURCE

    if len(students) > MAX_STUDENTS_WITH_SOURCE:
        return {}
    found = {}
    for exercise in course.exercises:
        for student in students if exercise.is_program else ():
            try:
                text = read_submission(folder, student, exercise).source
            except GradlingsError:
                continue
            if text is not None:
                found[student, exercise.id] = text
    return found


def _audited(file: Path | None) -> tuple[Matrix | None, Mutants | None]:
    """Read from an audit which checks each known mistake fails, and which mutants one alone fails.

    Raises:
        UsageError: the file holds something else.
    """
    if file is None:
        return None, None
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        matrix = {one["exercise"]: one["matrix"] for one in data["exercises"]}
        mutants: dict[str, dict[str, list[str]]] = {}
        for one in data["exercises"]:
            for mutant in one.get("alone") or ():
                checks = mutants.setdefault(one["exercise"], {})
                change = (
                    f"line {mutant['line']}: {mutant['was']} → {mutant['becomes'] or 'nothing'}"
                )
                checks.setdefault(mutant["check"], []).append(change)
            if one.get("alone") == []:
                mutants[one["exercise"]] = {}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(
            f"{file} is not what `gradlings audit --json` writes: {error!r}; run the audit again"
        ) from None
    return matrix, mutants or None
