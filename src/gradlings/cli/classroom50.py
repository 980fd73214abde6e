"""`gradlings classroom50`: official scores for Classroom 50."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click


@click.group()
def classroom50() -> None:
    """Work with Classroom 50."""


@classroom50.command()
@click.argument("file", metavar="SCORES.json", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--grades",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("build/grades"),
    show_default=True,
    help="The folder that `gradlings grade` wrote.",
)
def scores(file: Path, grades: Path) -> None:
    """Put the official scores into SCORES.json, as entries that collection leaves alone.

    A topic is the assignment of the same name, with hyphens; a student's folder is the owner. What
    is not overridden stays as it is.
    """
    from gradlings.classroom50.scores import read_scores, with_official
    from gradlings.cli.feedback import read_results
    from gradlings.report import replace_file

    report = read_results(grades)
    old = read_scores(file)
    new, done = with_official(old, report)
    for line in done.left:
        click.echo(line)
    if not done.written:
        why = "" if done.left else ": no topic of the grades is an assignment there"
        click.echo(f"{file} is as it was{why}")
        sys.exit(1)
    replace_file(file, json.dumps(new, indent=2, ensure_ascii=False) + "\n")
    assignments = ", ".join(sorted({slug for slug, _ in done.written}))
    click.echo(f"{len(done.written)} scores of {assignments} are official now in {file}")
