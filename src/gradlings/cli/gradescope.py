"""`gradlings gradescope`: an autograder for Gradescope."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.cli.export_parts import visibility_option
from gradlings.course.course import find_course


@click.group()
def gradescope() -> None:
    """Work with Gradescope."""


@gradescope.command()
@click.argument("names", metavar="TOPIC|EXERCISE", nargs=-1, required=True)
@click.option(
    "--out",
    metavar="ZIP",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The zip to write.",
)
@visibility_option
@click.option(
    "--pip-conf",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Settings of pip for the set-up, such as an index of builds of torch for CPUs.",
)
@click.option(
    "--allow-unsandboxed",
    is_flag=True,
    help="Grade there even if a layer of the sandbox is missing.",
)
@click.pass_obj
def bundle(
    start: Path,
    names: tuple[str, ...],
    out: Path,
    visibility: str,
    pip_conf: Path | None,
    allow_unsandboxed: bool,
) -> None:
    """Write an autograder for topics or exercises: the engine, hidden checks included.

    Upload the zip as the autograder of a programming assignment. It is not for students.
    """
    from gradlings.hosts.gradescope.bundle import bundle_of, zipped
    from gradlings.reports.exports.zip_file import replace_bytes

    course = find_course(start)
    exercises = course.select(names)
    files = bundle_of(
        course,
        exercises,
        visibility=visibility,
        sandboxed=not allow_unsandboxed,
        pip_conf=pip_conf,
    )
    out.parent.mkdir(parents=True, exist_ok=True)
    replace_bytes(out, zipped(files))
    worth = sum(exercise.max_score for exercise in exercises)
    click.echo(f"Wrote {out}: {len(exercises)} exercises, {len(files)} files")
    click.echo("On Gradescope: Configure Autograder, upload it as a zip;")
    click.echo(f"set Autograder Points to {worth:g}. It holds hidden checks: keep it to yourself")
