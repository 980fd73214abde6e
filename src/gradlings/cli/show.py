"""`gradlings show`: the payoff of a topic, with the student's own functions."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings.course.course import Course, find_course
from gradlings.study.run import LIMIT_S

if TYPE_CHECKING:
    from gradlings.study.payoff import Gap, Payoff
    from gradlings.study.run import Run
    from gradlings.study.state import State


@click.command()
@click.argument("topic", required=False)
@click.option(
    "--open/--no-open", "opens", default=True, help="Open the picture.", show_default=True
)
@click.option(
    "--time-limit",
    "limit_s",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=LIMIT_S,
    show_default=True,
    help="End the run after this time.",
)
@click.pass_obj
def show(start: Path, topic: str | None, *, opens: bool, limit_s: float) -> None:
    """Run the payoff of TOPIC with your own functions, and open the picture that it draws.

    It says first what is still missing. Without TOPIC it lists which payoffs are ready.
    """
    from gradlings.study.payoff import payoff_named
    from gradlings.study.run import run_payoff
    from gradlings.study.state import State

    course = find_course(start)
    state = State(course.root)
    if topic is None:
        _list(course, state)
        return
    payoff = payoff_named(course, topic)
    gaps = payoff.gaps(state)
    _print_gaps(payoff, gaps)
    click.echo(f"Running {payoff.path} with your functions; Ctrl-C ends it")
    run = run_payoff(payoff, limit_s)
    if run.code == 0:
        _show_picture(run, opens=opens)
        return
    if run.code is None:
        click.echo(
            f"{payoff.path} took more than {limit_s:g} s and was ended; --time-limit allows more"
        )
    click.echo(_next(payoff, gaps, run))
    sys.exit(1)


def _list(course: Course, state: State) -> None:
    """Print the payoffs of all topics, and what each still needs."""
    from gradlings.study.payoff import payoffs_of

    payoffs = payoffs_of(course)
    width = max((len(payoff.topic.name) for payoff in payoffs), default=0)
    for payoff in payoffs:
        names = ", ".join(gap.exercise.name for gap in payoff.gaps(state))
        click.echo(f"{payoff.topic.name:{width}}  " + (f"needs {names}" if names else "ready"))
    if payoffs:
        click.echo(f"\nRun one: gradlings show {payoffs[0].topic.name}")
    else:
        click.echo("No topic of this course has a payoff.")


def _print_gaps(payoff: Payoff, gaps: Sequence[Gap]) -> None:
    if not gaps:
        return
    click.echo(f"{payoff.path} uses exercises that may not be ready:")
    for gap in gaps:
        click.echo(f"  {gap.exercise.path}: {gap.problem}")
    click.echo(f"Check them: gradlings check {' '.join(gap.exercise.id for gap in gaps)}\n")


def _show_picture(run: Run, *, opens: bool) -> None:
    from gradlings.study.run import open_picture

    if run.picture is None:
        return
    path = os.path.relpath(run.picture)
    if opens and open_picture(run.picture):
        click.echo(f"Opened {path} in the browser")
    else:
        click.echo(f"To see it, open {path} in a browser")


def _next(payoff: Payoff, gaps: Sequence[Gap], run: Run) -> str:
    """Say what to do after a run that has failed."""
    first = next((gap.exercise for gap in gaps if gap.stops), run.culprit)
    if first is None and gaps:
        first = gaps[0].exercise
    what = first.id if first else payoff.topic.name
    return f"Next: gradlings check {what}; then again: gradlings show {payoff.topic.name}"
