"""What a student is told: a report in Markdown, made from the results of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, Status, shown, total

_MARKS = {Outcome.PASSED: "✓", Outcome.UNGRADED: "…"}
_LONGEST_FENCE = re.compile(r"`+")


def feedback_for(report: Report, student: str) -> str:
    """Write what one student is told: scores, each check, what went wrong, and advice."""
    results = report.by_student[student]
    score, of = total(results)
    lines = [
        f"# {report.course}: feedback for {student}",
        "",
        f"**{shown(score)} of {shown(of)} points**",
    ]
    for result in results:
        lines += _exercise(result)
    return "\n".join(lines) + "\n"


def _exercise(result: ExerciseResult) -> Iterator[str]:
    yield ""
    if result.status is not Status.GRADED:
        yield f"## {result.exercise}: {result.status}"
        yield from ("", *fenced(result.detail)) if result.detail else ()
        return
    yield f"## {result.exercise}: {shown(result.score or 0)} / {shown(result.max_score)}"
    yield ""
    told: set[str] = set()
    hint = ""
    for check in result.checks:
        yield from _check(check, told, hint)
        told.add(check.message)
        hint = check.hint or hint


def _check(check: CheckResult, told: set[str], last_hint: str) -> Iterator[str]:
    """Tell of one check; messages that have been `told`, and the last hint, are not repeated."""
    yield f"- {_MARKS.get(check.outcome, '✗')} {check.title} ({_points(check)})"
    unwritten = check.outcome is Outcome.MISSING and check.message in told
    if check.message and not unwritten:
        yield ""
        yield from (f"  {line}" for line in fenced(check.message))
    if check.hint and check.hint != last_hint:
        yield ""
        labelled = check.hint if check.hint.startswith("**") else f"**Hint:** {check.hint}"
        yield from (f"  {line}".rstrip() for line in labelled.splitlines())
        yield ""
    elif check.hint:
        yield "  (The same hint as above.)"
        yield ""


def _points(check: CheckResult) -> str:
    if check.outcome is Outcome.UNGRADED:
        return f"{shown(check.max_points)} points to be given"
    return f"{shown(check.points)} / {shown(check.max_points)}"


def fenced(text: str) -> Iterator[str]:
    """Quote text that a student's code may have had a part in."""
    longest = max((len(run) for run in _LONGEST_FENCE.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from text.splitlines()
    yield fence
