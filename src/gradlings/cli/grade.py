"""`gradlings grade`: grade a class against the hidden checks."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings import late, manifest
from gradlings.cli.options import workers_option
from gradlings.course import Course, find_course
from gradlings.errors import UsageError
from gradlings.results import Report

if TYPE_CHECKING:
    from rich.console import Console


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/grades"),
    show_default=True,
    help="Where results.json, grades.csv and the gradebook go.",
)
@click.option("--exercise", "names", multiple=True, help="Only this exercise or topic; repeatable.")
@workers_option
@click.option("--seed", default=0, show_default=True, help="From which all inputs are drawn.")
@click.option("--gradebook", "url", help="Database URL; by default a SQLite file in --out.")
@click.option(
    "--allow-unsandboxed",
    is_flag=True,
    help="Grade even where a layer of the sandbox is missing; the results say so.",
)
@click.pass_obj
def grade(
    start: Path,
    submissions: Path,
    out: Path,
    names: tuple[str, ...],
    workers: int,
    seed: int,
    url: str | None,
    allow_unsandboxed: bool,
) -> None:
    """Grade SUBMISSIONS, a folder that holds a folder per student, against the hidden checks.

    Each student's folder is laid out like the released repo: exercises/TOPIC/EXERCISE.py. Results
    are kept in a gradebook: a second run grades only what is new or has changed.
    """
    from gradlings import by_hand, report
    from gradlings.cli.progress import GradingBar
    from gradlings.gradebook import Gradebook
    from gradlings.grading import Options, grade_class

    started = time.monotonic()
    course = find_course(start)
    exercises = course.select(names)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}") from None
    gradebook = Gradebook(url or f"sqlite:///{out.resolve() / 'gradebook.sqlite'}")
    options = Options(workers=workers, seed=seed, sandboxed=not allow_unsandboxed)
    console = report.terminal()
    with GradingBar(console) as bar:
        graded = grade_class(course, exercises, submissions, gradebook, options, bar.update)
    gradebook.close()
    graded = by_hand.with_points(graded, exercises, out)
    graded = _with_lateness(graded, course, submissions, out, console)
    waiting = by_hand.waiting(graded)
    report.write_report(graded, out)
    console.print(report.class_table(graded, console))
    console.print(bar.summary(time.monotonic() - started))
    if waiting:
        console.print(
            f"{waiting} answers wait to be graded by hand: fill in the points in "
            f"{out / by_hand.FILE}, then run this command again",
            soft_wrap=True,
        )
    if allow_unsandboxed:
        console.print("Graded with --allow-unsandboxed: these results are not official.")
    console.print(
        f"Wrote {out / report.RESULTS_FILE} and {out / report.GRADES_FILE}", soft_wrap=True
    )


def _with_lateness(
    graded: Report, course: Course, submissions: Path, out: Path, console: Console
) -> Report:
    """Apply the late policy, and keep the manifest beside the results: feedback is posted by it."""
    from gradlings.report import replace_file

    collected = manifest.read_manifest(submissions)
    if collected is not None:
        replace_file(out / manifest.FILE, manifest.manifest_json(collected.values()))
    if course.late is None:
        return graded
    if collected is None:
        console.print(
            f"There is no {submissions / manifest.FILE}: nobody is known to be late",
            soft_wrap=True,
        )
    return late.with_lateness(graded, course.late, collected or {})
