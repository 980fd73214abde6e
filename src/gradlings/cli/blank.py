"""`gradlings blank`: the students' sheets of questions, made from the keys."""

from __future__ import annotations

from pathlib import Path

import click

from gradlings.course.course import find_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.course.sheet import Sheet
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError, UsageError


@click.command()
@click.argument("topics", nargs=-1)
@click.pass_obj
def blank(start: Path, topics: tuple[str, ...]) -> None:
    """Write the sheets of questions of TOPICS, or of all: the keys without ticks and reasons."""
    course = find_course(start)
    sheets = [e for e in course.select(topics) if isinstance(e, Sheet)]
    if not sheets:
        raise UsageError("no questions there; list them in course.toml as [[topic.question]]")
    for sheet in sheets:
        sheet.require_official()
    for sheet in sheets:
        text = blank_sheet(text_of(sheet.solution))
        is_new = not sheet.stub.is_file() or text_of(sheet.stub) != text
        if is_new:
            _write(sheet.stub, text)
        click.echo(f"  {sheet.path}{'' if is_new else ' is as it should be'}")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}") from None
