"""`gradlings new`: start an exercise."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.course.course import find_course


@click.command()
@click.argument("name", metavar="TOPIC/EXERCISE")
@click.pass_obj
def new(start: Path, name: str) -> None:
    """Write the files of a new exercise: a small example that passes the audit, to be replaced.

    Existing files are never overwritten.
    """
    from gradlings.authoring.new import new_exercise

    course = find_course(start)
    for path in new_exercise(course, name):
        click.echo(f"  {path.relative_to(course.root)}")
    click.echo(f"Replace the example in them, then: gradlings audit {name}")
