"""`gradlings next`, `hint` and `reset`: what comes next, a hint, and a fresh start."""

from __future__ import annotations

import shutil
import sys
import textwrap
from datetime import datetime
from pathlib import Path

import click

from gradlings.course.course import Course, find_course
from gradlings.course.exercise import Exercise
from gradlings.course.pack import has_pack
from gradlings.errors import UsageError


@click.command("next")
@click.pass_obj
def next_(start: Path) -> None:
    """Name the next exercise: the first that has not passed its checks here."""
    from gradlings.reports.checklist import HOW_TO_HAND_IN
    from gradlings.study.primer import primer_path, row_of
    from gradlings.study.state import State, next_of

    course = find_course(start)
    exercise = next_of(course, State(course.root))
    if exercise is None:
        click.echo("All done." if has_pack(course.root) else f"All done. {HOW_TO_HAND_IN}")
        return
    row, primer = row_of(exercise), primer_path(exercise)
    click.echo(f"{exercise.path}" + (f", about {row.minutes} minutes" if row.minutes else ""))
    if row.about:
        click.echo(f"  {row.about}")
    if row.needs:
        click.echo(f"  before it: {row.needs}")
    if primer:
        click.echo(f"  primer: {primer}")
    click.echo(f"Check it: gradlings watch, or gradlings check {exercise.id}")


@click.command()
@click.argument("exercise")
@click.pass_obj
def hint(start: Path, exercise: str) -> None:
    """Show the next hint for EXERCISE: what to look at, an input that shows it, the primer."""
    from gradlings.study.hints import instead_of_hints, stages_of
    from gradlings.study.state import State

    course = find_course(start)
    chosen = one_of(course, exercise)
    stages, state = stages_of(chosen), State(course.root)
    if not stages:
        click.echo(instead_of_hints(chosen, _failing(chosen)))
        return
    shown = state.hints_shown(chosen)
    is_over = shown >= len(stages)
    for number in range(1, len(stages) + 1) if is_over else [shown + 1]:
        stage = stages[number - 1]
        click.echo(f"Hint {number} of {len(stages)}: {stage.title}\n{_filled(stage.text)}\n")
    if is_over:
        click.echo("These are all hints that there are.")
        return
    state.note_hints(chosen, shown + 1)
    if shown + 1 < len(stages):
        click.echo(f"The next one: gradlings hint {chosen.id}")


@click.command()
@click.argument("exercise")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.pass_obj
def reset(start: Path, exercise: str, *, yes: bool) -> None:
    """Put the file of EXERCISE back as it was handed out; what you wrote is kept as a backup."""
    from gradlings.course.syntax import text_of
    from gradlings.study.fresh import back_up, handed_out, put_back
    from gradlings.study.session import refusal_of

    course = find_course(start)
    chosen = one_of(course, exercise)
    text = handed_out(chosen)
    is_there = chosen.stub.exists() or chosen.stub.is_symlink()
    if is_there and (refusal := refusal_of(chosen)):
        raise UsageError(refusal)
    if is_there and text_of(chosen.stub) == text:
        click.echo(f"{chosen.path} is as it was handed out")
        return
    if not yes and not click.confirm(f"Put {chosen.path} back as it was handed out?"):
        click.echo("Nothing was changed.")
        sys.exit(1)
    if is_there:
        backup = back_up(chosen, datetime.now())  # in the student's own time
        click.echo(f"What you wrote is in {backup.relative_to(course.root).as_posix()}")
    put_back(chosen, text)
    click.echo(f"{chosen.path} is as it was handed out again")


def one_of(course: Course, name: str) -> Exercise:
    """Find one exercise by its name.

    Raises:
        UsageError: there is none, or several.
    """
    found = course.select([name])
    if len(found) > 1:
        raise UsageError(
            f"{name} names {len(found)} exercises; name one of them, such as {found[0].id}"
        )
    return found[0]


def _filled(text: str) -> str:
    """Break lines between words, where a terminal would break them anywhere."""
    width = shutil.get_terminal_size().columns
    lines = (
        line if line.startswith(" ") else textwrap.fill(line, width) for line in text.split("\n")
    )
    return "\n".join(lines)


def _failing(exercise: Exercise) -> str:
    """Return the title of the first check that fails."""
    from gradlings.checks.child import Children
    from gradlings.outcomes import Outcome

    with Children(to_first_failure=True) as children:
        checks = children.check(exercise).checks
    return next((c.title for c in checks if c.outcome is not Outcome.PASSED), "")
