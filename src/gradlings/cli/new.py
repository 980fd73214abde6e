"""`gradlings new`: start an exercise, or a course."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.course.course import find_course
from gradlings.errors import UsageError


@click.command()
@click.argument("name", metavar="TOPIC/EXERCISE", required=False)
@click.option(
    "--course",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Start a course in this folder, which is new or empty; its first exercise is NAME.",
)
@click.pass_obj
def new(start: Path, name: str | None, folder: Path | None) -> None:
    """Write the files of a new exercise: a small example that passes the audit, to be replaced.

    Existing files are never overwritten. With --course, a new course around it: course.toml, a
    topic, and this example.
    """
    from gradlings.authoring.new import FIRST, new_course, new_exercise

    if folder is not None:
        for path in new_course(folder, name or FIRST):
            click.echo(f"  {path.relative_to(folder)}")
        click.echo(f"A course is in {folder}. In it, go on with:")
        for command, purpose in (
            (f"audit {name or FIRST}", "prove the checks"),
            ("new TOPIC/EXERCISE", "the next exercise"),
            ("release ../edition", "what students get"),
        ):
            click.echo(f"  {'gradlings ' + command:36}# {purpose}")
        return
    if name is None:
        raise UsageError("expected TOPIC/EXERCISE, or --course DIR for a new course")
    course = find_course(start)
    for path in new_exercise(course, name):
        click.echo(f"  {path.relative_to(course.root)}")
    click.echo(f"Replace the example in them, then: gradlings audit {name}")
