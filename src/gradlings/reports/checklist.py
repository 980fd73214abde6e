"""Print how far a student is, and what to do next."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from gradlings.checks.checked import Checked, points_of
from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.course.pack import has_pack
from gradlings.outcomes import CheckResult, Outcome

NO_SANDBOX = (
    "Your code ran in a process of its own, which is no sandbox: run only code that you trust."
)
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
        _print_answers(checked, console)
    else:
        _print(checked.checks, console)
        _print_mistakes(checked.checks, console)
        if checked.waiting:
            count = len(checked.waiting)
            more = "a further check" if count == 1 else f"{count} further checks"
            console.print(Text(f"  {more} will run once these pass", "dim"))


def _print_answers(checked: Checked, console: Console) -> None:
    shown = [c for c in checked.checks if c.outcome is not Outcome.PASSED or c.message or c.hint]
    if all(check.outcome is Outcome.MISSING for check in checked.checks):
        shown = []  # a sheet that is not begun is one line
    for check in shown:
        _print([check], console)
        if check.hint:
            console.print(Padding(Text(check.hint), (0, 0, 0, 6), expand=False))
    unclear = (Outcome.MISSING, Outcome.MALFORMED)
    answered = [check for check in checked.checks if check.outcome not in unclear]
    console.print(f"  {len(answered)} of {len(checked.checks)} questions are answered")
    if any(check.hint for check in shown):
        right = sum(check.outcome is Outcome.PASSED for check in answered)
        own = sum(check.outcome is Outcome.UNGRADED for check in answered)
        in_words = f", {own} in words for you to compare" if own else ""
        console.print(f"  {right} are right{in_words}")


def _print_mistakes(checks: Sequence[CheckResult], console: Console) -> None:
    """Print each known mistake that explains some of the checks, once."""
    for check in {c.misconception: c for c in checks if c.misconception}.values():
        title, *lines = mistake_in(check)
        console.print(Text(f"  {title}", "bold yellow"))
        for line in lines:
            console.print(Padding(Text(line), (0, 0, 0, 6), expand=False))


def mistake_in(check: CheckResult) -> list[str]:
    """Return lines on the known mistake that explains a check: name, belief and advice."""
    belief, _, advice = check.hint.partition("\n")
    return [
        f"This is a known mistake: {check.misconception.replace('_', ' ')}",
        f"The belief behind it: {belief}",
        f"Advice: {advice}",
    ]


def _print(checks: Sequence[CheckResult], console: Console) -> None:
    said: set[str] = set()
    for check in checks:
        title = Text(f"{check.outcome.mark} {check.title}", check.outcome.color)
        console.print(hanging(title, console.width))
        first_line = check.message.partition("\n")[0]
        if check.message and first_line not in said:  # once is enough for "not written yet"
            console.print(Text("\n".join(f"      {line}" for line in check.message.splitlines())))
        elif check.outcome is Outcome.ERROR:
            console.print(Text(f"      {first_line}, as above"))
        if check.outcome in (Outcome.MISSING, Outcome.ERROR):
            said.add(first_line)


def hanging(text: Text, width: int) -> Text:
    """Indent a text by two columns, and its further lines by two more."""
    lines = text.wrap(Console(width=width), max(10, width - 4), tab_size=4)
    for number, line in enumerate(lines):
        line.rstrip()
        line.pad_left(4 if number else 2)
    return Text("\n").join(lines)


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
        which = "all checks" if has_pack(course.root) else "their public checks"
        how_many = f"{done} of {len(programs)} exercises pass {which}"
        console.print(f"{how_many}, {points:g} / {of:g} points")
    if sheets:
        done = sum(one.done for one in sheets)
        how = "are done" if has_pack(course.root) else "are filled in"
        console.print(f"{done} of {len(sheets)} sheets of questions {how}")
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
    return "All done." if has_pack(course.root) else f"All done. {HOW_TO_HAND_IN}"
