"""Check a student's own file in this process, and print what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.text import Text

from gradlings import session
from gradlings.errors import CourseError
from gradlings.exercises import PUBLIC, Exercise
from gradlings.judging import Entry, source_of
from gradlings.results import CheckResult, Outcome
from gradlings.sheets import Sheet
from gradlings.subjects import InProcess

_MARKS = {Outcome.PASSED: ("✓", "green"), Outcome.MISSING: ("·", "yellow")}


@dataclass(frozen=True)
class Checked:
    """How far one exercise is.

    Args:
        exercise: which one.
        checks: results of its public checks, or of reading its questions; empty when the file
            could not be read.
    """

    exercise: Exercise
    checks: tuple[CheckResult, ...]

    @property
    def done(self) -> bool:
        """Whether every public check passed, or every question is answered."""
        return bool(self.checks) and all(c.outcome is Outcome.PASSED for c in self.checks)


def check_exercise(exercise: Exercise, console: Console) -> Checked:
    """Run the public checks of one exercise on the student's file, and print them."""
    console.print(Text(f"\n{exercise.path}", "bold"))
    try:
        if isinstance(exercise, Sheet):
            return _read_sheet(exercise, console)
        source = source_of(exercise, exercise.stub)
        entry = Entry("", lambda forbidden: InProcess(replace(source, forbidden=forbidden)))
        session.collect(exercise, [exercise.grader / PUBLIC]).judge(entry)
    except CourseError as error:
        console.print(Text(f"  {error}", "red"))
        return Checked(exercise, ())
    public = tuple(c for c in entry.results(exercise) if c.id.startswith(PUBLIC))
    _print(public, console)
    return Checked(exercise, public)


def _read_sheet(sheet: Sheet, console: Console) -> Checked:
    """Tell what is not answered yet, or cannot be read; never what is right."""
    read = tuple(sheet.read())
    _print([one for one in read if one.outcome is not Outcome.PASSED or one.message], console)
    answered = sum(one.outcome is Outcome.PASSED for one in read)
    console.print(f"  {answered} of {len(read)} questions are answered")
    return Checked(sheet, read)


def _print(checks: Sequence[CheckResult], console: Console) -> None:
    told: set[str] = set()
    for check in checks:
        mark, style = _MARKS.get(check.outcome, ("✗", "red"))
        console.print(Text(f"  {mark} {check.title}", style))
        first_line = check.message.partition("\n")[0]
        if check.message and first_line not in told:  # once is enough for "not written yet"
            console.print(Text("\n".join(f"      {line}" for line in check.message.splitlines())))
        if check.outcome in (Outcome.MISSING, Outcome.ERROR):
            told.add(first_line)


def print_summary(checked: Sequence[Checked], console: Console) -> None:
    """Print how many exercises are done, and which one comes next."""
    console.print()
    code = [one for one in checked if not isinstance(one.exercise, Sheet)]
    if code:
        checks = [check for one in code for check in one.checks]
        points, of = sum(c.points for c in checks), sum(c.max_points for c in checks)
        done = sum(one.done for one in code)
        told = f"{done} of {len(code)} exercises pass their public checks"
        console.print(f"{told}, {points:g} / {of:g} points")
    if len(code) < len(checked):
        sheets = [one for one in checked if isinstance(one.exercise, Sheet)]
        done = sum(one.done for one in sheets)
        console.print(f"{done} of {len(sheets)} sheets of questions are filled in")
    rest = [one.exercise for one in checked if not one.done]
    if rest:
        console.print(f"Next: {rest[0].path}", soft_wrap=True)
