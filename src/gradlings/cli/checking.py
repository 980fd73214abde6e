"""Check a student's own file in this process, and print what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.console import Console
from rich.text import Text

from gradlings import session
from gradlings.course import PUBLIC, Exercise
from gradlings.errors import CourseError
from gradlings.judging import Entry, source_of
from gradlings.results import CheckResult, Outcome
from gradlings.subjects import InProcess

_MARKS = {Outcome.PASSED: ("✓", "green"), Outcome.MISSING: ("·", "yellow")}


@dataclass(frozen=True)
class Checked:
    """How far one exercise is.

    Args:
        exercise: which one.
        checks: results of its public checks; empty when the file could not be read.
    """

    exercise: Exercise
    checks: tuple[CheckResult, ...]

    @property
    def done(self) -> bool:
        """Whether every public check passed."""
        return bool(self.checks) and all(c.outcome is Outcome.PASSED for c in self.checks)


def check_exercise(exercise: Exercise, console: Console) -> Checked:
    """Run the public checks of one exercise on the student's file, and print them."""
    console.print(Text(f"\n{exercise.path}", "bold"))
    try:
        source = source_of(exercise, exercise.stub)
        entry = Entry("", lambda forbidden: InProcess(replace(source, forbidden=forbidden)))
        session.collect(exercise, [exercise.grader / PUBLIC]).judge(entry)
    except CourseError as error:
        console.print(Text(f"  {error}", "red"))
        return Checked(exercise, ())
    public = tuple(c for c in entry.results(exercise) if c.id.startswith(PUBLIC))
    _print(public, console)
    return Checked(exercise, public)


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
    checks = [check for one in checked for check in one.checks]
    points, of = sum(c.points for c in checks), sum(c.max_points for c in checks)
    done = sum(one.done for one in checked)
    console.print(
        f"\n{done} of {len(checked)} exercises pass their public checks, {points:g} / {of:g} points"
    )
    rest = [one.exercise for one in checked if not one.done]
    if rest:
        console.print(f"Next: {rest[0].path}", soft_wrap=True)
