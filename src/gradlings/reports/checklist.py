"""Print how far a student is, and what to do next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import Console
from rich.text import Text

from gradlings.checks.checked import Checked, points_of
from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.results import CheckResult, Outcome

HOW_TO_HAND_IN = 'To hand in: git commit --all --message "My answers", then git push'


def print_checked(checked: Checked, console: Console, title: str = "") -> None:
    """Print one exercise: its checks, or the questions that are not answered yet.

    Args:
        checked: the exercise with its results.
        console: where to print.
        title: the heading; by default the student's file.
    """
    console.print(Text(f"\n{title or checked.exercise.path}", "bold"))
    if checked.problem:
        console.print(Text(f"  {checked.problem}", "red"))
    elif not checked.exercise.is_program:
        _print([c for c in checked.checks if c.outcome is not Outcome.PASSED or c.message], console)
        answered = sum(check.outcome is Outcome.PASSED for check in checked.checks)
        console.print(f"  {answered} of {len(checked.checks)} questions are answered")
    else:
        _print(checked.checks, console)


def _print(checks: Sequence[CheckResult], console: Console) -> None:
    said: set[str] = set()
    for check in checks:
        console.print(Text(f"  {check.outcome.mark} {check.title}", check.outcome.color))
        first_line = check.message.partition("\n")[0]
        if check.message and first_line not in said:  # once is enough for "not written yet"
            console.print(Text("\n".join(f"      {line}" for line in check.message.splitlines())))
        elif check.outcome is Outcome.ERROR:
            console.print(Text(f"      {first_line}, as above"))
        if check.outcome in (Outcome.MISSING, Outcome.ERROR):
            said.add(first_line)


def print_summary(
    checked: Sequence[Checked],
    course: Course,
    console: Console,
    passing: Collection[Exercise] = (),
) -> None:
    """Print how many exercises are done, and which one comes next; after the last, how to hand in.

    Args:
        checked: the exercises that were checked; all of the course, or a part of it.
        course: the course that they are of.
        console: where to print.
        passing: exercises that are known to pass already; none of them comes next.
    """
    console.print()
    programs = [one for one in checked if one.exercise.is_program]
    sheets = [one for one in checked if not one.exercise.is_program]
    if programs:
        points, of = points_of(checked)
        done = sum(one.done for one in programs)
        how_many = f"{done} of {len(programs)} exercises pass their public checks"
        console.print(f"{how_many}, {points:g} / {of:g} points")
    if sheets:
        done = sum(one.done for one in sheets)
        console.print(f"{done} of {len(sheets)} sheets of questions are filled in")
    rest = [one.exercise for one in checked if not one.done]
    if rest:
        console.print(f"Next: {rest[0].path}", soft_wrap=True)
    elif checked:
        console.print(_after([one.exercise for one in checked], course, passing), soft_wrap=True)


def _after(done: Sequence[Exercise], course: Course, passing: Collection[Exercise]) -> str:
    """Say what comes after exercises that are done."""
    last = course.exercises.index(done[-1])
    in_turn = [*course.exercises[last:], *course.exercises[:last]]
    others = [exercise for exercise in in_turn if exercise not in (*done, *passing)]
    if others:
        return f"This is done. Next: {others[0].path} (`gradlings check` checks the whole course)"
    return f"All done. {HOW_TO_HAND_IN}"
