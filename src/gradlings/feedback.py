"""What a student is told: a report in Markdown, made from the results of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, Status, total

_LONGEST_FENCE = re.compile(r"`+")


def feedback_for(report: Report, student: str) -> str:
    """Write what one student is told: scores, each check, what went wrong, and advice."""
    results = report.by_student[student]
    score, of = total(results)
    lines = [f"# {report.course}: feedback for {student}", "", f"**{score:g} of {of:g} points**"]
    for result in results:
        lines += _exercise(result)
    return "\n".join(lines) + "\n"


def _exercise(result: ExerciseResult) -> Iterator[str]:
    yield ""
    if result.status is not Status.GRADED:
        yield f"## {result.exercise}: {result.status}"
        yield from ("", *_fenced(result.detail)) if result.detail else ()
        return
    yield f"## {result.exercise}: {result.score:g} / {result.max_score:g}"
    yield ""
    told: set[str] = set()
    for check in result.checks:
        yield from _check(check, told)


def _check(check: CheckResult, told: set[str]) -> Iterator[str]:
    """Tell of one check; what has been `told` already is not repeated."""
    mark = "✓" if check.outcome is Outcome.PASSED else "✗"
    yield f"- {mark} {check.title} ({check.points:g} / {check.max_points:g})"
    unwritten = check.outcome is Outcome.MISSING and check.message in told
    if check.message and not unwritten:
        yield ""
        yield from (f"  {line}" for line in _fenced(check.message))
    if check.hint and check.hint not in told:
        yield ""
        yield f"  **Hint:** {check.hint}"
        yield ""
    elif check.hint:
        yield "  (The same hint as above.)"
        yield ""
    told |= {check.message, check.hint}


def _fenced(text: str) -> Iterator[str]:
    """Quote text that a student's code may have had a part in."""
    longest = max((len(run) for run in _LONGEST_FENCE.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from text.splitlines()
    yield fence
