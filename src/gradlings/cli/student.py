"""`gradlings list` and `gradlings check`: what a student uses."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings.course import find_course
from gradlings.sheets import Sheet


@click.command("list")
@click.pass_obj
def list_(start: Path) -> None:
    """List the topics and exercises of the course."""
    course = find_course(start)
    click.echo(course.title)
    width = max(len(exercise.id) for exercise in course.exercises)
    for topic in course.topics:
        click.echo(f"\n{topic.title}")
        for exercise in topic.exercises:
            public = [check.points for check in exercise.checks if not check.hidden]
            what = "questions" if isinstance(exercise, Sheet) else "public checks"
            click.echo(
                f"  {exercise.id:{width}}  {exercise.path}  "
                f"({len(public)} {what}, {sum(public):g} points)"
            )
    click.echo("\nFill in a file, then: gradlings check EXERCISE")


@click.command()
@click.argument("exercises", nargs=-1)
@click.pass_obj
def check(start: Path, exercises: tuple[str, ...]) -> None:
    """Run the public checks on your own files, at once; all exercises, or the named ones.

    Name an exercise (hinge_loss), a topic (losses) or a file (exercises/losses/hinge_loss.py).
    """
    course = find_course(start)
    selected = course.select(exercises)
    from gradlings.cli.checking import check_exercise, print_summary
    from gradlings.report import terminal

    console = terminal()
    checked = [check_exercise(exercise, console) for exercise in selected]
    print_summary(checked, console)
    sys.exit(0 if all(one.done for one in checked) else 1)
