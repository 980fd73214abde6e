"""`gradlings grade`: grade a class against the hidden checks."""

from __future__ import annotations

import re
import time
from pathlib import Path

import click

from gradlings.cli.options import selection_option, workers_option
from gradlings.course import manifest
from gradlings.course.course import find_course


def read_part(_context: object, _option: object, value: str) -> tuple[int, int]:
    """Read a part of the students, such as 2/5, as (number, of how many)."""
    found = re.fullmatch(r"(\d+)/(\d+)", value)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise click.BadParameter(f"{value!r} is not a part; expected one like 2/5")
    return int(found[1]), int(found[2])


@click.command()
@click.argument("submissions", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/grades"),
    show_default=True,
    help="Folder for results.json, grades.csv and the gradebook.",
)
@selection_option
@click.option("--student", "students", multiple=True, help="Only this student; repeatable.")
@click.option("--again", is_flag=True, help="Grade also what is in the gradebook already.")
@workers_option
@click.option("--seed", default=0, show_default=True, help="Seed of all inputs.")
@click.option(
    "--gradebook", "book", help="SQLite file or database URL; by default gradebook.sqlite in --out."
)
@click.option(
    "--shard",
    metavar="N/OF",
    callback=read_part,
    default="1/1",
    help="Only a part of the students: 2/5 is the second of five. Combine with `gradlings merge`.",
)
@click.option(
    "--allow-unsandboxed",
    is_flag=True,
    help="Grade even if a layer of the sandbox is missing; the results say so.",
)
@click.pass_obj
def grade(
    start: Path,
    submissions: Path,
    out: Path,
    names: tuple[str, ...],
    students: tuple[str, ...],
    workers: int,
    seed: int,
    book: str | None,
    shard: tuple[int, int],
    again: bool,
    allow_unsandboxed: bool,
) -> None:
    """Grade SUBMISSIONS, a folder with a folder per student, against the hidden checks.

    Each student's folder is laid out like the released repo: exercises/TOPIC/EXERCISE.py. Results
    are kept in a gradebook: a second run grades only what is new or has changed.
    """
    from gradlings.grading.pool.pool import Pool

    started = time.monotonic()
    pool = Pool(workers)
    is_first_run = not book and not (out / "gradebook.sqlite").exists()
    if (is_first_run or again) and submissions.is_dir():
        pool.start()  # its processes import torch, which takes a second

    from gradlings.cli.console import terminal
    from gradlings.cli.progress import GradingBar
    from gradlings.grading import GradingOptions
    from gradlings.grading.by_hand_file import FILE
    from gradlings.grading.folder import grade_folder
    from gradlings.reports import write_report
    from gradlings.reports.earlier import BEFORE, keep_earlier
    from gradlings.reports.terminal import render

    options = GradingOptions(
        workers,
        seed,
        sandboxed=not allow_unsandboxed,
        shard=shard,
        students=students,
        again=again,
    )
    console = terminal()
    with pool, GradingBar(console) as bar:
        course = find_course(start)
        graded = grade_folder(
            course,
            course.select(names),
            submissions,
            out,
            book or "",
            options,
            bar.update,
            pools=lambda _workers: pool,
        )
    kept = not students and keep_earlier(out, graded.report)
    files = write_report(graded.report, out) if not students else ()
    console.print(render(graded.report, console))
    console.print(bar.summary(time.monotonic() - started), soft_wrap=True, markup=False)
    if graded.lateness_unknown:
        where = submissions / manifest.FILE
        console.print(f"There is no {where}: nobody is counted as late", soft_wrap=True)
    for line in graded.lost:
        console.print(line, soft_wrap=True, markup=False)
    if graded.waiting:
        console.print(
            f"{graded.waiting} answers wait to be graded by hand: fill in the points in "
            f"{out / FILE}, then run this command again",
            soft_wrap=True,
        )
    if allow_unsandboxed:
        console.print("Graded with --allow-unsandboxed: these results are not official.")
    if files:
        console.print(f"Wrote {' and '.join(map(str, files))}", soft_wrap=True)
        if kept:
            console.print(
                f"Kept the results from before in {out / BEFORE}: gradlings diff {out} compares "
                "them",
                soft_wrap=True,
            )
    else:
        console.print("Stored in the gradebook; files are written when the whole class is graded")


@click.command()
@click.argument("gradebooks", nargs=-1, required=True)
@click.option("--into", required=True, help="SQLite file or database URL to merge into.")
def merge(gradebooks: tuple[str, ...], into: str) -> None:
    """Merge GRADEBOOKS, SQLite files or database URLs, such as those of parts of a class.

    Afterwards `gradlings grade … --gradebook INTO` finds all their results.
    """
    from gradlings.grading.gradebook import Gradebook, url_of

    sources = [url_of(book, existing=True) for book in gradebooks]
    target = Gradebook(url_of(into))
    new = 0
    for url in sources:
        source = Gradebook(url)
        new += target.add_all(source)
        source.close()
    target.close()
    click.echo(f"{new} new results from {len(gradebooks)} gradebooks are in {into}")
