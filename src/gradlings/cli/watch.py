"""`gradlings watch`: the next exercise, checked on each save."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from gradlings.course.course import find_course
from gradlings.errors import UsageError


@click.command()
@click.pass_obj
def watch(start: Path) -> None:
    """Show the next exercise, and check it each time you save your file.

    Keys: h hint, n next exercise, l list, r run again, o open the file in $EDITOR, q quit.
    """
    course = find_course(start)
    from gradlings.cli.console import plain, terminal

    console = terminal()
    if not sys.stdin.isatty() or not console.is_terminal or console.is_dumb_terminal:
        raise UsageError(
            "watch needs a terminal that can show a screen; use `gradlings check EXERCISE` instead"
        )
    from gradlings.study.keys import keyboard
    from gradlings.study.watch import Watch

    Watch(course, console, keyboard(), plain).run()
