"""Apply lateness: choose which work counts, and compute what lateness costs each student.

A score is never changed: it is that of the work that counts, and the cost stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from gradlings.course.late import LatePolicy
from gradlings.course.manifest import Collected, CollectedTopic
from gradlings.late_work import LateTopic, OtherWork
from gradlings.results import ExerciseResult, Report, still_open, total

InTimeResults = Mapping[tuple[str, str], Sequence[ExerciseResult]]


def with_lateness(
    report: Report,
    policy: LatePolicy,
    collected: Mapping[str, Collected],
    in_time: InTimeResults | None = None,
) -> Report:
    """Add the cost of lateness to a report; scores stay those of the checks.

    Args:
        report: the report of the class, of the last work of each student.
        policy: of the course; extensions that were granted after collecting also count.
        collected: the manifest, by student. A student who is not in it is not late.
        in_time: results of the work that was there in time, by student and topic. If it gives as
            much as the late work after its penalty, it takes the place of the late work.
    """
    given = in_time or {}
    rows = [
        row
        for student, results in report.by_student.items()
        if student in collected
        for row in _of_student(policy, collected[student], results, given)
    ]
    instead = {
        (result.student, result.exercise): result
        for row in rows
        if row.counts_in_time
        for result in given[row.student, row.topic]
    }
    results = tuple(instead.get((r.student, r.exercise), r) for r in report.results)
    return replace(report, results=results, late=tuple(rows))


def may_count_in_time(policy: LatePolicy, student: str, topic: CollectedTopic) -> bool:
    """Whether the work that was there in time may count instead of the late work."""
    deadline = _deadline(policy, student, topic)
    return (
        policy.counts == "better"
        and topic.in_time is not None
        and deadline is not None
        and policy.days(deadline, datetime.fromisoformat(topic.handed_in)) > 0
        and policy.days(deadline, datetime.fromisoformat(topic.in_time.handed_in)) == 0
    )


def as_counted(row: Collected, report: Report) -> Collected:
    """Return a student's row of the manifest with the commits of the work that counts."""
    in_time = {late.topic for late in report.late_topics(row.student) if late.counts_in_time}
    topics = tuple(
        replace(topic, commit=topic.in_time.commit, handed_in=topic.in_time.handed_in)
        if topic.in_time is not None and topic.topic in in_time
        else topic
        for topic in row.topics
    )
    if topics == row.topics:
        return row
    newest = max(topics, key=lambda topic: datetime.fromisoformat(topic.handed_in))
    return replace(row, commit=newest.commit, topics=topics)


def _of_student(
    policy: LatePolicy, row: Collected, results: Sequence[ExerciseResult], in_time: InTimeResults
) -> Iterator[LateTopic]:
    """Return a row for each topic with a deadline; free days go to the first deadlines first."""
    own = [(topic, _deadline(policy, row.student, topic)) for topic in row.topics]
    dated = [(topic, deadline) for topic, deadline in own if deadline is not None]
    left = policy.free_days
    for topic, deadline in sorted(dated, key=lambda pair: pair[1]):
        graded = [result for result in results if result.topic == topic.topic]
        first = in_time.get((row.student, topic.topic), ())
        if graded and (topic.begun or first):
            counted = _late(policy, row.student, topic, deadline, left, graded)
            counted = _better(topic, counted, graded, first) if first else counted
            left -= counted.free_days
            yield counted


def _late(
    policy: LatePolicy,
    student: str,
    topic: CollectedTopic,
    deadline: datetime,
    free_days: int,
    graded: Sequence[ExerciseResult],
) -> LateTopic:
    """Return what the lateness of the last work costs, with so many free days left."""
    days = policy.days(deadline, datetime.fromisoformat(topic.handed_in))
    free = min(days, free_days)
    penalty = min(1.0, round(policy.penalty * (days - free), 6))
    return LateTopic(
        student=student,
        topic=topic.topic,
        handed_in=topic.handed_in,
        deadline=deadline.isoformat(),
        days=days,
        free_days=free,
        penalty=penalty,
        points=round(penalty * total(graded)[0], 2),
    )


def _better(
    topic: CollectedTopic,
    late: LateTopic,
    graded: Sequence[ExerciseResult],
    first: Sequence[ExerciseResult],
) -> LateTopic:
    """Return the row of the better work, with what the other one would have given.

    If both give the same, the work in time counts: it takes no free day.

    Args:
        topic: with work in time.
        late: the row of the late work.
        graded: its results.
        first: the results of the work in time.
    """
    handed_in = topic.in_time.handed_in if topic.in_time is not None else ""
    score, score_in_time = total(graded)[0], total(first)[0]
    if round(score_in_time - (score - late.points), 6) < 0:
        other = OtherWork(handed_in, 0, 0, 0.0, score_in_time, 0.0, sum(still_open(first)))
        return replace(late, other=other)
    other = OtherWork(
        late.handed_in,
        late.days,
        late.free_days,
        late.penalty,
        score,
        late.points,
        sum(still_open(graded)),
    )
    return replace(
        late, handed_in=handed_in, days=0, free_days=0, penalty=0.0, points=0.0, other=other
    )


def _deadline(policy: LatePolicy, student: str, topic: CollectedTopic) -> datetime | None:
    given = datetime.fromisoformat(topic.deadline) if topic.deadline else None
    return policy.deadline(student, topic.topic, given)
