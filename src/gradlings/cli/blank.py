"""`gradlings blank`: the files that students fill in, made from solutions and keys."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.course.course import find_course
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError


@click.command()
@click.argument("exercises", nargs=-1)
@click.pass_obj
def blank(start: Path, exercises: tuple[str, ...]) -> None:
    """Write the students' files of EXERCISES, given by name or topic; by default of all.

    A stub is the solution without bodies and private names, a sheet of questions is the key without
    ticks and reasons. Edit the solution or the key, never the file made from it.
    """
    course = find_course(start)
    made = [(exercise, exercise.blank()) for exercise in course.select(exercises)]
    for exercise, text in made:
        is_new = not exercise.stub.is_file() or text_of(exercise.stub) != text
        if is_new:
            _write(exercise.stub, text)
        click.echo(f"  {exercise.path}{'' if is_new else ' is up to date'}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None
