"""`gradlings list` and `gradlings check`: what there is, and how far each exercise is."""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gradlings import __version__
from gradlings.course.course import Course, find_course
from gradlings.course.exercise import Exercise
from gradlings.course.pack import has_pack, unpacked
from gradlings.errors import UsageError
from gradlings.results import Report
from gradlings.study.alone import points_here
from gradlings.study.primer import row_of
from gradlings.study.state import State, fingerprint

if TYPE_CHECKING:
    from gradlings.checks.checked import Checked


@click.command("list")
@click.pass_obj
def list_(start: Path) -> None:
    """List topics and exercises: what passes here, points of the checks here, minutes."""
    course = find_course(start)
    click.echo(course.title)
    state = State(course.root)
    width = max(len(exercise.path) for exercise in course.exercises)
    for topic in course.topics:
        done = [exercise for exercise in topic.exercises if state.passes(exercise)]
        click.echo(f"\n{topic.title}: {len(done)} of {len(topic.exercises)} done")
        for exercise in topic.exercises:
            mark = "✓" if exercise in done else " "
            facts = _facts(exercise) + ("  given up" if state.has_given_up(exercise) else "")
            click.echo(f"  {mark} {exercise.path:{width}}  {facts}")
    click.echo("\nFill in a file, then: gradlings check EXERCISE; or all the time: gradlings watch")


def _facts(exercise: Exercise) -> str:
    """Return what an exercise is worth and how long it takes, or how to get its file back."""
    if not exercise.stub.is_file():
        return exercise.how_to_get_back()
    points = points_here(exercise)
    minutes = row_of(exercise).minutes
    return f"{points:2g} points" + (f"  {minutes:2} min" if minutes else "")


@click.command()
@click.argument("exercises", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "classroom", "github"]),
    default="text",
    show_default=True,
    help="text for people, json for programs, classroom and github for GitHub workflows.",
)
@click.option(
    "--badge",
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also tick what passes in progress.svg, which the README shows; write the points to FILE, "
    "in the format of shields.io. Without a file, put it last.",
)
@click.option("--here", is_flag=True, help="Run your code in this process: breakpoint() works.")
@click.pass_obj
def check(
    start: Path, exercises: tuple[str, ...], form: str, badge: Path | None, *, here: bool
) -> None:
    """Run the checks that are here on your own files; all exercises, or the named ones.

    Name an exercise (hinge_loss), a topic (losses) or a file (exercises/losses/hinge_loss.py).
    """
    course = find_course(start)
    selected = course.select(exercises)
    _refuse_badge(course, badge)
    from gradlings.cli.console import terminal
    from gradlings.reports.checklist import NO_SANDBOX, print_checked, print_summary

    if form == "text":
        console = terminal()
        checked = []
        state, before = State(course.root), {e.id: fingerprint(e) for e in selected}
        for one in _checked_here(selected) if here else _checked_in_children(selected):
            checked.append(one)
            state.note(one, before[one.exercise.id])
            print_checked(one, console)
        passing = [exercise for exercise in course.exercises if state.passes(exercise)]
        print_summary(checked, course, console, passing)
        if has_pack(course.root) and any(one.exercise.is_program for one in checked):
            console.print(NO_SANDBOX, style="dim")
    else:
        from gradlings.checks.local import check_exercise

        checked = [check_exercise(exercise, sandboxed=True) for exercise in selected]
        _print_for_programs(course, checked, form)
    if badge is not None:
        _write_badges(course, checked, badge)
    sys.exit(0 if all(one.done for one in checked) else 1)


def _refuse_badge(course: Course, badge: Path | None) -> None:
    """Refuse what was to be checked, and is read as the name of the badge's file."""
    if badge is None or badge == Path():
        return
    if _names_an_exercise(course, str(badge)):
        raise UsageError(f"--badge: {badge} is read as the badge's file; put --badge last")
    if badge.is_file() and "schemaVersion" not in badge.read_text(
        encoding="utf-8", errors="replace"
    ):
        raise UsageError(f"--badge: {badge} is there already, and is no badge; name another file")


def _names_an_exercise(course: Course, name: str) -> bool:
    try:
        return bool(course.select([name]))
    except UsageError:
        return False


def _write_badges(course: Course, checked: list[Checked], badge: Path) -> None:
    from gradlings.hosts.github import actions
    from gradlings.study.progress import update_progress

    state, now = State(course.root), {one.exercise.id: one.done for one in checked}
    update_progress(course, {e.id for e in course.exercises if now.get(e.id, state.passes(e))})
    if badge != Path():
        badge.parent.mkdir(parents=True, exist_ok=True)
        badge.write_text(json.dumps(actions.badge(checked)) + "\n", encoding="utf-8")


def _checked_here(exercises: Iterable[Exercise]) -> Iterator[Checked]:
    from gradlings.checks.local import check_exercise

    for exercise in exercises:
        with unpacked(exercise) as whole:
            yield check_exercise(exercise, whole=whole)


def _checked_in_children(exercises: Iterable[Exercise]) -> Iterator[Checked]:
    from gradlings.checks.child import Children
    from gradlings.study.alone import checked_alone

    with Children() as children:
        for exercise in exercises:
            yield checked_alone(exercise, children)


def _print_for_programs(course: Course, checked: list[Checked], form: str) -> None:
    """Print for programs, so that text from a student's code cannot be a workflow command."""
    from gradlings.checks.local import has_whole_sandbox
    from gradlings.cli.console import terminal
    from gradlings.hosts.github import actions
    from gradlings.reports.checklist import print_checked, print_summary
    from gradlings.reports.json import render

    if form == "json":
        programs = [one for one in checked if one.exercise.is_program]
        report = Report(
            course.name,
            __version__,
            version("torch"),
            seed=0,
            sandboxed=not programs or has_whole_sandbox(),
            results=tuple(one.result() for one in checked),
        )
        click.echo("".join(render(report)), nl=False)
    elif form == "classroom":
        click.echo(json.dumps(actions.classroom_result(checked)))
    else:
        actions.write_for_actions(checked, os.environ)
        token = secrets.token_hex(16)
        click.echo(f"::stop-commands::{token}")
        console = terminal()
        for one in checked:
            print_checked(one, console)
        print_summary(checked, course, console)
        click.echo(f"::{token}::")
        for command in (*actions.notices_of(checked), *actions.annotations_of(checked)):
            click.echo(command)
