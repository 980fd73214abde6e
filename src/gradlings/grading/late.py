"""Apply lateness: compute what it costs each student; scores stay unchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from gradlings.course.late import LatePolicy
from gradlings.course.manifest import Collected, CollectedTopic
from gradlings.results import ExerciseResult, LateTopic, Report, total


def with_lateness(report: Report, policy: LatePolicy, collected: Mapping[str, Collected]) -> Report:
    """Add the cost of lateness to a report; scores stay unchanged.

    Args:
        report: the report of the class.
        policy: of the course; extensions that were granted after collecting also count.
        collected: the manifest, by student. A student who is not in it is not late.
    """
    rows = [
        row
        for student, results in report.by_student.items()
        if student in collected
        for row in _of_student(policy, student, collected[student].topics, results)
    ]
    return replace(report, late=tuple(rows))


def _of_student(
    policy: LatePolicy,
    student: str,
    topics: Sequence[CollectedTopic],
    results: Sequence[ExerciseResult],
) -> Iterator[LateTopic]:
    """Return a row for each topic with a deadline; free days go to the first deadlines first."""
    own = [(t, policy.deadline(student, t.topic, _moment(t.deadline))) for t in topics]
    dated = [(topic, deadline) for topic, deadline in own if deadline is not None]
    left = policy.free_days
    for topic, deadline in sorted(dated, key=lambda pair: pair[1]):
        graded = [result for result in results if result.topic == topic.topic]
        if not graded:
            continue
        handed_in = datetime.fromisoformat(topic.handed_in)
        days = policy.days(deadline, handed_in)
        free = min(days, left)
        left -= free
        penalty = min(1.0, round(policy.penalty * (days - free), 6))
        yield LateTopic(
            student=student,
            topic=topic.topic,
            handed_in=topic.handed_in,
            deadline=deadline.isoformat(),
            days=days,
            free_days=free,
            penalty=penalty,
            points=round(penalty * total(graded)[0], 2),
        )


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
