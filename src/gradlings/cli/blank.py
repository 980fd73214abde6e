"""`gradlings blank`: the students' sheets of questions, made from the keys."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.course.course import find_course
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError, UsageError


@click.command()
@click.argument("topics", nargs=-1)
@click.pass_obj
def blank(start: Path, topics: tuple[str, ...]) -> None:
    """Write the sheets of questions of TOPICS, or of all: the keys without ticks and reasons."""
    course = find_course(start)
    made = [(e, text) for e in course.select(topics) if (text := e.blank()) is not None]
    if not made:
        raise UsageError("no questions there; list them in course.toml as [[topic.question]]")
    for exercise, text in made:
        is_new = not exercise.stub.is_file() or text_of(exercise.stub) != text
        if is_new:
            _write(exercise.stub, text)
        click.echo(f"  {exercise.path}{'' if is_new else ' is as it should be'}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None
