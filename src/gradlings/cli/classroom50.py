"""`gradlings classroom50`: an autograder and official scores for Classroom 50."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from gradlings.cli.options import selection_option
from gradlings.course.course import find_course


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
    """Write the official scores into SCORES.json, as overrides that later collections keep.

    A topic becomes the assignment of the same name, with hyphens; a student's folder, the owner.
    All other entries stay unchanged.
    """
    from gradlings.cli.feedback import read_results
    from gradlings.course.manifest import read_manifest
    from gradlings.files import replace_file
    from gradlings.hosts.classroom50.scores import read_scores, with_official

    report = read_results(grades)
    old = read_scores(file)
    new, done = with_official(old, report, read_manifest(grades) or {})
    for line in done.left:
        click.echo(line)
    if not done.written:
        why = "" if done.left else ": no topic of the grades is an assignment in it"
        click.echo(f"{file} is unchanged{why}")
        sys.exit(1)
    replace_file(file, json.dumps(new, indent=2, ensure_ascii=False) + "\n")
    assignments = ", ".join(sorted({slug for slug, _ in done.written}))
    click.echo(f"Wrote {len(done.written)} official scores of {assignments} into {file}")
    if done.left:
        click.echo(f"{len(done.left)} are not in it; see above")
        sys.exit(1)


@classroom50.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@selection_option
@click.pass_obj
def bundle(start: Path, folder: Path, names: tuple[str, ...]) -> None:
    """Write an autograder for each topic into DIR: the public checks, and the code that runs them.

    Each is a folder for CLASSROOM/autograders/ of the classroom50 repository. Classroom 50 serves
    them publicly: if one would contain anything hidden, nothing is written. An existing folder is
    updated; files that you have added or changed stay.
    """
    from gradlings.hosts.classroom50.bundle import RUNTIME, bundles_of, write_bundles

    course = find_course(start)
    changes = write_bundles(bundles_of(course, course.select(names)), folder)
    for slug, change in changes.items():
        counts = f"{len(change.written)} files written, {len(change.removed)} removed"
        click.echo(f"{folder / slug}: {counts}, {change.unchanged} up to date")
        for path in change.kept:
            click.echo(f"kept {slug}/{path}, which you have changed; delete it to get ours again")
    click.echo("They contain nothing hidden. For each, in the classroom50 repository:")
    click.echo("1. copy it into CLASSROOM/autograders/, commit and push;")
    click.echo("2. in CLASSROOM/assignments.json, add to the assignment of the same name")
    click.echo(f'   "runtime": {json.dumps(RUNTIME)}')
    click.echo("   or save this {…} to a file for gh teacher assignment add --runtime FILE")
