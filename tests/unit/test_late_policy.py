"""Late work: what a course says of it, and what it costs."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from support.classroom50 import submission
from support.repositories import DEADLINE
from support.small_course import MakeCourse

from gradlings.course.clock import zone_of
from gradlings.course.course import load_course
from gradlings.course.late import LatePolicy, policy_of
from gradlings.course.manifest import Collected, CollectedTopic, InTime
from gradlings.errors import CourseError
from gradlings.grading.late import with_lateness
from gradlings.hosts.classroom50.scores import with_official
from gradlings.late_work import OtherWork
from gradlings.outcomes import CheckResult, Outcome, Status
from gradlings.results import ExerciseResult, Report

POLICY = """
[late]
grace_minutes = 30
free_days = 2
penalty = 0.1
"""


def at(hours: float) -> str:
    """Return a time, some hours after the deadline."""
    return (DEADLINE + timedelta(hours=hours)).isoformat()


def report(*scores: tuple[str, str, float]) -> Report:
    """Return the report of (student, topic, points of 10)."""
    results = tuple(
        ExerciseResult(
            student,
            f"{topic}/one",
            Status.GRADED,
            10.0,
            checks=(CheckResult("test_hidden.py::test_a", "A.", Outcome.FAILED, points, 10.0),),
        )
        for student, topic, points in scores
    )
    return Report("course", "0.1.0", "2.13.0", 0, sandboxed=True, results=results)


def collected(student: str, **late_hours: float) -> Collected:
    """Return the manifest's row of a student with topics that are some hours late."""
    topics = tuple(
        CollectedTopic(topic, "c" * 40, at(hours), DEADLINE.isoformat(), 3600 * hours)
        for topic, hours in late_hours.items()
    )
    return Collected(student, "https://example.org/r", topics=topics)


def late(policy: str, row: Collected, *scores: tuple[str, float]) -> Report:
    """Apply a policy to one student's points by topic."""
    graded = report(*[(row.student, topic, points) for topic, points in scores])
    return with_lateness(graded, _policy(policy), {row.student: row})


def _policy(text: str) -> LatePolicy:
    return policy_of(tomllib.loads(text)["late"])


@pytest.mark.parametrize(
    ("hours", "days"), [(-3, 0), (0, 0), (0.5, 0), (0.51, 1), (24, 1), (24.1, 2), (49, 3)]
)
def test_days_begun_count_after_the_grace(hours: float, days: int) -> None:
    """To the minute; the grace does not move later days."""
    (row,) = late(POLICY, collected("ann", nets=hours), ("nets", 8.0)).late

    assert row.days == days


@pytest.mark.parametrize(
    ("zone", "handed_in", "days"),
    [
        ("Europe/Berlin", "2026-10-25T17:50:00+01:00", 1),  # 24 h 50 min after the deadline
        ("Europe/Berlin", "2026-10-25T18:10:00+01:00", 2),
        (None, "2026-10-25T17:50:00+01:00", 2),
    ],
)
def test_a_late_day_is_a_day_by_the_clock(zone: str | None, handed_in: str, days: int) -> None:
    """In the night before 25 October 2026, clocks in Berlin are put back by an hour."""
    deadline = datetime.fromisoformat("2026-10-24T18:00:00+02:00")
    policy = policy_of({"penalty": 0.1}, zone_of(zone))

    assert policy.days(deadline, datetime.fromisoformat(handed_in)) == days


@pytest.mark.parametrize(
    ("due", "at"),
    [
        ("2026-12-01", "2026-12-01T23:59:59+01:00"),
        ("2026-07-01T18:00:00", "2026-07-01T18:00:00+02:00"),
        ("2026-12-01T18:00:00-05:00", "2026-12-01T18:00:00-05:00"),
    ],
)
def test_a_due_date_is_in_the_zone_of_the_course(
    make_course: MakeCourse, due: str, at: str
) -> None:
    """A date means the end of its day; an offset of its own counts."""
    root = make_course().root
    file = root / "course.toml"
    text = file.read_text().replace("[course]", '[course]\ntimezone = "Europe/Berlin"', 1)
    file.write_text(text.replace('title = "Tensors"', f'title = "Tensors"\ndue = {due}', 1))

    (topic,) = load_course(root).topics

    assert topic.due == datetime.fromisoformat(at)


def test_a_zone_that_does_not_exist_is_told(make_course: MakeCourse) -> None:
    """With the file and an example."""
    file = make_course().root / "course.toml"
    file.write_text(file.read_text().replace("[course]", '[course]\ntimezone = "Berlin"', 1))

    with pytest.raises(CourseError, match=r"timezone is 'Berlin'; expected a name such as Europe"):
        load_course(file.parent)


def test_free_days_go_to_the_first_deadlines_then_points_are_lost() -> None:
    """Scores stay raw; what is lost is a part of what was reached in the topic."""
    graded = late(POLICY, collected("ann", nets=20, deep=60), ("deep", 8.0), ("nets", 9.0))

    says = {row.topic: (row.days, row.free_days, row.penalty, row.points) for row in graded.late}
    assert says == {"nets": (1, 1, 0.0, 0.0), "deep": (3, 1, 0.2, 1.6)}
    assert [result.score for result in graded.results] == [8.0, 9.0]
    assert graded.final("ann") == pytest.approx(15.4)


def test_no_more_is_lost_than_there_is() -> None:
    """However late."""
    graded = late("[late]\npenalty = 0.4", collected("ann", nets=1000), ("nets", 5.0))

    assert (graded.late[0].penalty, graded.final("ann")) == (1.0, 0.0)


def test_an_extension_in_the_course_moves_a_deadline_also_after_collecting() -> None:
    """For one topic or for all, and of the student's extensions the latest."""
    extensions = f"""{POLICY}
[[late.extension]]
student = "ann"
topic = "nets"
due = {at(40)}
[[late.extension]]
student = "ann"
due = {at(10)}
[[late.extension]]
student = "bob"
due = {at(999)}
"""
    graded = late(extensions, collected("ann", nets=41, deep=10), ("nets", 5.0), ("deep", 5.0))

    assert {row.topic: row.days for row in graded.late} == {"nets": 1, "deep": 0}


def test_who_is_not_in_the_manifest_or_has_no_deadline_is_not_late() -> None:
    """Nothing is known of them."""
    graded = report(("ann", "nets", 5.0), ("bob", "nets", 5.0))
    row = Collected("ann", "x", topics=(CollectedTopic("nets", "c" * 40, at(9)),))

    assert with_lateness(graded, _policy(POLICY), {"ann": row}).late == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[late]\ncounts = "best"', "counts is 'best'; expected better or last"),
        ("[late]\npenalti = 1", "no key 'penalti'; did you mean penalty?"),
        ("[late]\npenalty = 10", "penalty is 10; expected a number from 0 to 1"),
        ("[late]\nfree_days = 0.5", "free_days is 0.5; expected a whole number"),
        ("[late]\ngrace_minutes = -1", "grace_minutes is -1; expected a number of at least 0"),
        ("[late]\nlast_day = true", "last_day is True; expected a whole number"),
        ('[[late.extension]]\nstudent = "ann"', "due is None; expected a time such as"),
        ('[[late.extension]]\nstudent = "ann"\ndue = 2026-01-01', "due is 2026-01-01; expected"),
        ("[[late.extension]]\ndue = 2026-01-01T00:00:00Z", "expected student (topic is optional)"),
        (
            '[[late.extension]]\nstudent = "a"\ntopic = "x"\ndue = 2026-01-01T00:00:00Z',
            "a's extension is for 'x'; expected one of tensors",
        ),
    ],
)
def test_a_policy_that_is_wrong_is_told(make_course: MakeCourse, text: str, says: str) -> None:
    """With the file and the key."""
    file = make_course().root / "course.toml"
    file.write_text(f"{file.read_text()}\n{text}\n")

    with pytest.raises(CourseError, match=r"course\.toml: ") as error:
        load_course(file.parent)

    assert says in str(error.value)


def test_a_due_date_needs_an_offset(make_course: MakeCourse) -> None:
    """Else it would be another time on another machine."""
    file = make_course().root / "course.toml"
    file.write_text(
        file.read_text().replace('title = "Tensors"', 'title = "T"\ndue = 2026-01-01T00:00:00')
    )

    with pytest.raises(CourseError, match="topic tensors: due is 2026-01-01 00:00:00; expected"):
        load_course(file.parent)


def with_first(policy: str, row: Collected, *scores: tuple[str, float, float]) -> Report:
    """Apply a policy to one student's points by topic, of the last work and of that in time."""
    topics = tuple(
        replace(topic, in_time=InTime("d" * 40, at(-1))) for topic in row.topics if topic.late_s
    )
    last = report(*[(row.student, topic, points) for topic, points, _ in scores])
    first = report(*[(row.student, topic, points) for topic, _, points in scores])
    in_time = {(row.student, result.topic): [result] for result in first.results}
    return with_lateness(last, _policy(policy), {row.student: replace(row, topics=topics)}, in_time)


def test_work_in_time_that_counts_takes_no_free_day() -> None:
    """The next topic has them all; the late work would have taken them."""
    row = collected("ann", nets=20, deep=60)
    graded = with_first(POLICY, row, ("nets", 8.0, 8.0), ("deep", 8.0, 6.0))

    counted = {row.topic: row for row in graded.late}
    assert (counted["nets"].days, counted["nets"].free_days) == (0, 0)
    assert counted["nets"].other == OtherWork(at(20), 1, 1, 0.0, 8.0, 0.0, 0.0)
    assert (counted["deep"].days, counted["deep"].free_days, counted["deep"].points) == (3, 2, 0.8)
    assert counted["deep"].other == OtherWork(at(-1), 0, 0, 0.0, 6.0, 0.0, 0.0)
    assert [row.handed_in for row in graded.late] == [at(-1), at(60)]
    assert graded.final("ann") == pytest.approx(15.2)


def test_each_topic_has_its_own_better_work() -> None:
    """And its results are those of the work that counts, in the places of the others."""
    row = collected("ann", nets=10, deep=10)
    graded = with_first("[late]\npenalty = 0.5", row, ("deep", 9.0, 4.0), ("nets", 9.0, 5.0))

    assert [(r.exercise, r.score) for r in graded.results] == [("deep/one", 9), ("nets/one", 5)]
    assert Report.from_json(graded.to_json()) == graded


def test_classroom50_gets_the_work_in_time_and_links_it() -> None:
    """One test more says which work counts, and takes no points."""
    row = replace(collected("ann", nets=20), commit="c" * 40)
    graded = with_first("[late]\npenalty = 0.5", row, ("nets", 9.0, 8.0))
    (topic,) = row.topics
    row = replace(row, topics=(replace(topic, in_time=InTime("d" * 40, at(-1))),))
    first, last = (submission("ann") | {"commit": f"https://h/{c * 40}"} for c in "dc")
    last["datetime"] = "2026-11-02T10:00:00Z"
    scores: dict[str, Any] = {
        "schema": "classroom50/scores/v1",
        "assignments": {
            "nets": {
                "type": "individual",
                "entries": [{"owner": "ann", "submissions": [first, last]}],
            }
        },
    }

    new, _ = with_official(scores, graded, {"ann": row})

    newest = new["assignments"]["nets"]["entries"][0]["submissions"][1]
    assert (newest["score"], newest["commit"]) == (8, first["commit"])
    assert [(test["test-name"], test["passed"]) for test in newest["tests"]] == [
        ("nets/one: A.", False),
        (
            "nets: your work in time counts; your work that was late by a day (−50 % of its "
            "points) would have given 4.5 points",
            True,
        ),
        ("graded: commit ddddddd, which is not the newest submission", False),
    ]


def test_classroom50_gets_the_score_less_what_lateness_costs() -> None:
    """In whole points; the tests keep the raw ones, and one more says why."""
    graded = late("[late]\npenalty = 0.1", collected("ann", nets=20), ("nets", 8.0))
    scores: dict[str, Any] = {
        "schema": "classroom50/scores/v1",
        "assignments": {"nets": {"type": "individual", "entries": [_entry("ann")]}},
    }

    new, _ = with_official(scores, graded, {})

    newest = new["assignments"]["nets"]["entries"][0]["submissions"][0]
    assert (newest["score"], newest["max-score"]) == (7, 10)
    assert [(test["test-name"], test["score"]) for test in newest["tests"]] == [
        ("nets/one: A.", 8),
        ("nets: 1 days late, −1 points", 0),
    ]


def _entry(owner: str) -> dict[str, Any]:
    return {"owner": owner, "submissions": [submission(owner)]}
