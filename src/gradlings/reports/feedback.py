"""Feedback for one student: a report in Markdown, made from the results of a class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, Status, shown, total

_LONGEST_FENCE = re.compile(r"`+")


def feedback_for(report: Report, student: str) -> str:
    """Write the report of one student: scores, each check, what went wrong, and advice."""
    results = report.by_student[student]
    score, of = total(results)
    lines = [
        f"# {report.course}: feedback for {student}",
        "",
        f"**{shown(score)} of {shown(of)} points**",
        *_late(report, student, of),
    ]
    for result in results:
        lines += _exercise(result)
    return "\n".join(lines) + "\n"


def score_of(report: Report, student: str) -> str:
    """Return one student's score in a few words."""
    score, of = total(report.by_student[student])
    after = (
        f"; {shown(report.final(student))} after lateness" if report.late_topics(student) else ""
    )
    return f"{shown(score)} of {shown(of)} points{after}"


def is_final(report: Report, student: str) -> bool:
    """Whether no score of a student is withheld, and no answer waits to be graded by hand."""
    results = report.by_student[student]
    return not any(
        result.status is Status.WITHHELD
        or any(not check.outcome.counted for check in result.checks)
        for result in results
    )


def _late(report: Report, student: str, of: float) -> Iterator[str]:
    rows = report.late_topics(student)
    if not rows:
        return
    yield ""
    for row in rows:
        days = "a day" if row.days == 1 else f"{row.days} days"
        free = f", {row.free_days} of them free" if row.free_days else ""
        cost = f"−{100 * row.penalty:g} % of its points, −{shown(row.points)}"
        yield f"- {row.topic}: late by {days}{free}: {cost if row.points else 'no points lost'}"
    yield from ("", f"**{shown(report.final(student))} of {shown(of)} points** after lateness")


def _exercise(result: ExerciseResult) -> Iterator[str]:
    yield ""
    if result.status is not Status.GRADED:
        yield f"## {result.exercise}: {result.status}"
        yield from ("", *fenced(result.detail)) if result.detail else ()
        return
    yield f"## {result.exercise}: {shown(result.score or 0)} / {shown(result.max_score)}"
    yield ""
    messages: set[str] = set()
    hints: dict[str, str] = {}
    for check in result.checks:
        yield from _check(check, messages, hints)
        messages.add(check.message)
        hints.setdefault(check.hint, check.title)


def _check(check: CheckResult, messages: set[str], hints: Mapping[str, str]) -> Iterator[str]:
    """Report one check, without repeating a message or a hint.

    Args:
        check: which one.
        messages: of the checks above.
        hints: of the checks above, each with the title of the first check that has it.
    """
    yield f"- {check.outcome.mark} {check.title} ({_points(check)})"
    unwritten = check.outcome is Outcome.MISSING and check.message in messages
    if check.message and not unwritten:
        yield ""
        yield from (f"  {line}" for line in fenced(check.message))
    if check.hint and check.hint not in hints:
        yield ""
        yield from (f"  {line}".rstrip() for line in labelled(check.hint).splitlines())
        yield ""
    elif check.hint:
        yield f"  (The hint is the same as for “{hints[check.hint]}”)"
        yield ""


def _points(check: CheckResult) -> str:
    if not check.outcome.counted:
        return f"{shown(check.max_points)} points, not graded yet"
    return f"{shown(check.points)} / {shown(check.max_points)}"


def labelled(hint: str) -> str:
    """Label a hint, unless it begins with a label."""
    return hint if hint.startswith("**") else f"**Hint:** {hint}"


def fenced(text: str) -> Iterator[str]:
    """Quote text that a student's code may have influenced."""
    longest = max((len(run) for run in _LONGEST_FENCE.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}text"
    yield from text.splitlines()
    yield fence
