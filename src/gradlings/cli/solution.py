"""`gradlings solution`: the annotated solution, in an edition for self-study."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings.checks.checked import Checked, points_of
from gradlings.course.course import find_course
from gradlings.course.exercise import Exercise
from gradlings.course.pack import has_pack, unpacked
from gradlings.errors import UsageError
from gradlings.outcomes import Outcome, shown
from gradlings.study.state import State, fingerprint


@click.command()
@click.argument("exercise")
@click.option("--give-up", is_flag=True, help="Show it before you have all points.")
@click.pass_obj
def solution(start: Path, exercise: str, *, give_up: bool) -> None:
    """Show the solution of EXERCISE, once you have all points.

    In a self-study edition only. It is remembered that you gave up; `gradlings list` shows it.
    """
    from gradlings.cli.study import one_of

    course = find_course(start)
    chosen, state = one_of(course, exercise), State(course.root)
    if not has_pack(course.root):
        where = f": {chosen.solution_path}" if chosen.solution.is_file() else ""
        raise UsageError(f"only a self-study edition shows solutions in this way{where}")
    if not give_up and not state.passes(chosen) and not state.has_given_up(chosen):
        missing = _missing(chosen, state)
        if missing:
            click.echo(
                f"{missing}\nTo see the solution all the same: "
                f"gradlings solution {chosen.id} --give-up"
            )
            sys.exit(1)
    with unpacked(chosen) as whole:
        if whole is None:
            raise UsageError(f"there is no solution of {chosen.id} in this edition")
        text = whole.solution.read_text(encoding="utf-8")
    if give_up and not state.passes(chosen):
        state.note_given_up(chosen)
    _show(text, "python" if chosen.is_program else "markdown")


def _missing(exercise: Exercise, state: State) -> str:
    """Check an exercise; say what is missing, if anything is."""
    from gradlings.checks.child import Children

    before = fingerprint(exercise)
    with Children() as children, unpacked(exercise) as whole:
        checked = children.check(exercise, whole)
    state.note(checked, before)
    if checked.done:
        return ""
    return checked.problem or _what_fails(checked)


def _what_fails(checked: Checked) -> str:
    unclear = (Outcome.PASSED, Outcome.UNGRADED)
    first = next(check for check in checked.checks if check.outcome not in unclear)
    if checked.exercise.is_program:
        points, of = points_of([checked])
        reached = f"{shown(points)} of {shown(of)} points"
    else:
        right = sum(check.outcome in unclear for check in checked.checks)
        reached = f"{right} of {len(checked.checks)} questions"
    return (
        f"{checked.exercise.path} has {reached}.\n"
        f"The first that is missing: {first.title}\n"
        f"More: gradlings check {checked.exercise.id}"
    )


def _show(text: str, language: str) -> None:
    """Print in color on a terminal, and else the file as it is."""
    from gradlings.cli.console import terminal

    console = terminal()
    if not console.is_terminal:
        click.echo(text, nl=False)
        return
    from rich.syntax import Syntax

    console.print(Syntax(text, language, background_color="default", word_wrap=True))
