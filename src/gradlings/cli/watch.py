"""`gradlings watch`: the next exercise, checked on each save."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings.cli.study import one_of
from gradlings.course.course import find_course
from gradlings.errors import UsageError


@click.command()
@click.argument("exercise", required=False)
@click.pass_obj
def watch(start: Path, exercise: str | None) -> None:
    """Show an exercise, and check it each time you save your file.

    It begins with EXERCISE, or else with the first that does not pass yet.

    Keys: h hint, n next exercise, l list, r run again, o open the file in $EDITOR, q quit.
    """
    course = find_course(start)
    first = one_of(course, exercise) if exercise else None
    from gradlings.cli.console import plain, terminal

    console = terminal()
    if not sys.stdin.isatty() or not console.is_terminal or console.is_dumb_terminal:
        raise UsageError(
            "watch needs a terminal that can show a screen; use `gradlings check EXERCISE` instead"
        )
    from gradlings.study.keys import keyboard
    from gradlings.study.watch import Watch

    Watch(course, console, keyboard(), plain, first).run()
