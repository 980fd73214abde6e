"""The students to talk to, and why: what a teacher would like to know before the next lesson."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gradlings.outcomes import CheckResult, Outcome, shown
from gradlings.results import ExerciseResult, Report, total

COLLAPSED = 0.5  # the last topic's share is below this part of the share before
WAS_WELL = 0.6  # share of points before, below which nothing has collapsed
MAX_LINES = 12  # for one reason; else students with the same detail share a line
MIN_CHECKS = 4  # of an exercise of which one check alone is left

Again = Mapping[tuple[str, str], Mapping[str, int]]


@dataclass(frozen=True)
class Talk:
    """One reason to talk to one student."""

    student: str
    reason: str
    detail: str


def talks_of(report: Report, again: Again | None = None) -> list[Talk]:
    """Return whom to talk to: by reason, the gravest first.

    Args:
        report: of the class.
        again: by student and exercise, in how many of the last hand-ins each check has failed.
    """
    known = again or {}

    def _again(results: Sequence[ExerciseResult]) -> Iterator[tuple[str, str]]:
        for result in results:
            counts = known.get((result.student, result.exercise))
            if counts:
                yield from _in_each_hand_in(result, counts)

    reasons = (_nothing, _collapsed, _again, _attempts, _hanging, _stuck)
    return [
        Talk(student, reason, detail)
        for find in reasons
        for student, results in report.by_student.items()
        for reason, detail in find(results)
    ]


def in_lines(talks: Sequence[Talk]) -> list[tuple[str, str]]:
    """Return pairs (student, detail) of the talks for one reason.

    Of many, students with the same detail share a line (detail, students), and what most of them
    have comes first.
    """
    if len(talks) <= MAX_LINES:
        return [(talk.student, talk.detail) for talk in talks]
    students: dict[str, list[str]] = {}
    for talk in talks:
        students.setdefault(talk.detail, []).append(talk.student)
    ranked = sorted(students.items(), key=lambda item: -len(item[1]))
    return [(detail, ", ".join(names)) for detail, names in ranked]


def _in_each_hand_in(
    result: ExerciseResult, counts: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Find the checks that have failed again and again, and still do."""
    lost = {check.id: check for check in result.checks if check.outcome.comparable}
    stuck = [(counts[check], lost[check].title) for check in lost if check in counts]
    if stuck:
        many, title = max(stuck, key=lambda one: one[0])
        more = f", and {len(stuck) - 1} more" if len(stuck) > 1 else ""
        detail = f"{result.exercise}: {title} (the last {many} hand-ins{more})"
        yield "fails the same check in each hand-in", detail


def _nothing(results: Sequence[ExerciseResult]) -> Iterator[tuple[str, str]]:
    if not any(result.is_begun or result.is_excused for result in results):
        yield "handed in nothing", f"of {len(results)} exercises and sheets"


def _collapsed(results: Sequence[ExerciseResult]) -> Iterator[tuple[str, str]]:
    """Find who did well, and then did not: the last topic that the student began, or the next."""
    topics: dict[str, list[ExerciseResult]] = {}
    for result in results:
        topics.setdefault(result.topic, []).append(result)
    begun = [name for name, rows in topics.items() if any(row.is_begun for row in rows)]
    if len(begun) < 2:
        return
    last, before = begun[-1], [row for name in begun[:-1] for row in topics[name] if row.is_begun]
    now, then = _share([row for row in topics[last] if row.is_begun]), _share(before)
    if then >= WAS_WELL and now < COLLAPSED * then:
        yield "collapsed since the last topic", f"{now:.0%} in {last}, {then:.0%} before"


def _share(results: Sequence[ExerciseResult]) -> float:
    score, of = total(results)
    return score / of if of else 0.0


def _attempts(results: Sequence[ExerciseResult]) -> Iterator[tuple[str, str]]:
    for result in results:
        said = [*result.attempts]
        if not said and any(check.outcome is Outcome.BLOCKED for check in result.checks):
            said = ["the sandbox refused an operation"]
        for attempt in said:
            yield "asked for what an exercise never needs", f"{result.exercise}: {attempt}"


def _hanging(results: Sequence[ExerciseResult]) -> Iterator[tuple[str, str]]:
    for result in results:
        ends = {c.outcome for c in result.checks} & {Outcome.TIMEOUT, Outcome.CRASHED}
        if ends:
            many = sum(check.outcome in ends for check in result.checks)
            yield "code hangs or crashes", f"{result.exercise}: {many} of {len(result.checks)}"


def _stuck(results: Sequence[ExerciseResult]) -> Iterator[tuple[str, str]]:
    done = (Outcome.PASSED, Outcome.EXCUSED)
    for result in results:
        left = [check for check in result.deciding if check.outcome not in done]
        if len(result.checks) >= MIN_CHECKS and len(left) == 1 and left[0].outcome.comparable:
            check = left[0]
            yield "stuck on one check", f"{result.exercise}: {check.title} ({_worth(check)})"


def _worth(check: CheckResult) -> str:
    return "1 point" if check.max_points == 1 else f"{shown(check.max_points)} points"
