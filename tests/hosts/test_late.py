"""Late work: what a course says of it, what is collected, what it costs, and where it is told."""

from __future__ import annotations

import csv
import io
import json
import shutil
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from support import ROOT, SOLUTION, STUB, MakeCourse
from test_classroom50 import submission
from test_collecting import DEADLINE, push

from gradlings.authoring.release import edition_of
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.late import LatePolicy, policy_of
from gradlings.course.manifest import Collected, CollectedTopic
from gradlings.errors import CourseError
from gradlings.grading.late import with_lateness
from gradlings.hosts.classroom50.scores import with_official
from gradlings.reports.feedback import feedback_for
from gradlings.results import CheckResult, ExerciseResult, Outcome, Report, Status

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
        CollectedTopic(topic, "c" * 40, at(hours), DEADLINE.isoformat())
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


def test_free_days_go_to_the_first_deadlines_then_points_are_lost() -> None:
    """Scores stay raw; what is lost is a part of what was reached in the topic."""
    graded = late(POLICY, collected("ann", nets=20, losses=60), ("losses", 8.0), ("nets", 9.0))

    told = {row.topic: (row.days, row.free_days, row.penalty, row.points) for row in graded.late}
    assert told == {"nets": (1, 1, 0.0, 0.0), "losses": (3, 1, 0.2, 1.6)}
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
    graded = late(extensions, collected("ann", nets=41, losses=10), ("nets", 5.0), ("losses", 5.0))

    assert {row.topic: row.days for row in graded.late} == {"nets": 1, "losses": 0}


def test_who_is_not_in_the_manifest_or_has_no_deadline_is_not_late() -> None:
    """Nothing is known of them."""
    graded = report(("ann", "nets", 5.0), ("bob", "nets", 5.0))
    row = Collected("ann", "x", topics=(CollectedTopic("nets", "c" * 40, at(9)),))

    assert with_lateness(graded, _policy(POLICY), {"ann": row}).late == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[late]\npenalti = 1", "no key 'penalti'; did you mean penalty?"),
        ("[late]\npenalty = 10", "penalty is 10; expected a number from 0 to 1"),
        ("[late]\nfree_days = 0.5", "free_days is 0.5; expected a whole number"),
        ("[late]\ngrace_minutes = -1", "grace_minutes is -1; expected a number of at least 0"),
        ("[late]\nlast_day = true", "last_day is True; expected a whole number"),
        ('[[late.extension]]\nstudent = "ann"', "due is None; expected a time such as"),
        ('[[late.extension]]\nstudent = "ann"\ndue = 2026-01-01', "due is 2026-01-01; expected"),
        ("[[late.extension]]\ndue = 2026-01-01T00:00:00Z", "expected student, and maybe topic"),
        (
            '[[late.extension]]\nstudent = "a"\ntopic = "x"\ndue = 2026-01-01T00:00:00Z',
            "a's extension is for 'x'; expected one of tensors",
        ),
    ],
)
def test_a_policy_that_is_wrong_is_told(make_course: MakeCourse, text: str, told: str) -> None:
    """With the file and the key."""
    file = make_course().root / "course.toml"
    file.write_text(f"{file.read_text()}\n{text}\n")

    with pytest.raises(CourseError, match=r"course\.toml: ") as error:
        load_course(file.parent)

    assert told in str(error.value)


def test_a_due_date_needs_an_offset(make_course: MakeCourse) -> None:
    """Else it would be another time on another machine."""
    file = make_course().root / "course.toml"
    file.write_text(
        file.read_text().replace('title = "Tensors"', 'title = "T"\ndue = 2026-01-01T00:00:00')
    )

    with pytest.raises(CourseError, match="topic tensors: due is 2026-01-01 00:00:00; expected"):
        load_course(file.parent)


# --- from the repository to the reports


@pytest.fixture
def dated(make_course: MakeCourse) -> Course:
    """A course whose topic is due, and that takes late work for two days."""
    file = make_course().root / "course.toml"
    due = f'title = "Tensors"\ndue = {DEADLINE.isoformat()}'
    text = file.read_text().replace('title = "Tensors"', due)
    file.write_text(f"{text}\n[late]\npenalty = 0.25\nlast_day = 2\n")
    return load_course(file.parent)


def command(course: Course, *arguments: str | Path) -> Result:
    """Run gradlings on a course."""
    return CliRunner().invoke(main, ["--course", str(course.root), *map(str, arguments)])


@pytest.fixture
def handed_in(dated: Course, tmp_path: Path) -> Path:
    """Collected submissions: in time, late, and too late."""
    for student, hours in (("ann", -1.0), ("bob", 30.0)):
        push(tmp_path / student, STUB, hours=-2)
        push(tmp_path / student, SOLUTION, hours=hours)
        (tmp_path / student / "notes.txt").write_text("no file of the topic: it makes nothing late")
        push(tmp_path / student, SOLUTION, hours=31)
        push(tmp_path / student, "too_late = 1\n", hours=49)
    rows = "".join(f"{student},{tmp_path / student}\n" for student in ("ann", "bob"))
    (tmp_path / "roster.csv").write_text(f"student,repository\n{rows}")
    done = command(dated, "collect", tmp_path / "roster.csv", "--into", tmp_path / "in")
    assert done.exit_code == 0, done.output
    assert "2 of 2 students collected, 1 of them late" in done.output
    return tmp_path / "in"


def test_late_work_is_taken_as_long_as_the_course_says(handed_in: Path) -> None:
    """By the due date of course.toml; the manifest has the lateness."""
    data = json.loads((handed_in / "manifest.json").read_text())

    late_s = {row["student"]: row["topics"][0]["late_s"] for row in data["students"]}
    assert late_s == {"ann": 0, "bob": 30 * 3600}
    for student in ("ann", "bob"):
        assert (handed_in / student / "exercises/tensors/double.py").read_text() == SOLUTION


def test_lateness_is_in_every_report_and_scores_stay_raw(
    dated: Course, handed_in: Path, tmp_path: Path
) -> None:
    """Table, CSV, results.json by its schema, feedback, Classroom 50."""
    out = tmp_path / "grades"

    done = command(dated, "grade", handed_in, "--out", out)

    assert done.exit_code == 0, done.output
    (row,) = [line for line in done.output.splitlines() if "bob" in line]
    assert [cell.strip() for cell in row.split("│")][1:-1] == [
        "bob",
        "3 / 3",
        "3 / 3",
        "tensors 2 d",
        "1.5",
    ]
    rows = list(csv.DictReader(io.StringIO((out / "grades.csv").read_text())))
    assert [(r["total"], r["late_days"], r["final"]) for r in rows] == [
        ("3", "0", "3"),
        ("3", "2", "1.5"),
    ]
    data = json.loads((out / "results.json").read_text())
    schema = json.loads((ROOT / "src/gradlings/reports/results-1.schema.json").read_text())
    jsonschema.validate(data, schema)
    assert [r["score"] for r in data["results"]] == [3, 3]
    again = Report.from_json(data)
    assert again.final("bob") == 1.5
    text = feedback_for(again, "bob")
    assert "**3 of 3 points**" in text
    assert "- tensors: late by 2 days: −50 % of its points, −1.5" in text
    assert "**1.5 of 3 points** with that" in text
    assert "late" not in feedback_for(again, "ann")
    assert (out / "manifest.json").read_text() == (handed_in / "manifest.json").read_text()


def test_a_changed_policy_grades_nothing_again(
    dated: Course, handed_in: Path, tmp_path: Path
) -> None:
    """The gradebook holds raw scores."""
    command(dated, "grade", handed_in, "--out", tmp_path / "grades")
    file = dated.root / "course.toml"
    file.write_text(file.read_text().replace("0.25", "0.1"))

    done = command(dated, "grade", handed_in, "--out", tmp_path / "grades")

    assert "0 graded, 2 known already" in done.output
    assert "2.4" in done.output


def test_without_a_manifest_it_is_said_that_nobody_is_late(
    dated: Course, handed_in: Path, tmp_path: Path
) -> None:
    """And a broken one is an error that names it."""
    shutil.copytree(handed_in / "bob", tmp_path / "plain" / "bob")
    done = command(dated, "grade", tmp_path / "plain", "--out", tmp_path / "grades")
    assert "manifest.json: nobody is known to be late" in done.output
    assert "final" not in done.output

    (tmp_path / "plain" / "manifest.json").write_text('{"schema": "other"}')
    done = command(dated, "grade", tmp_path / "plain", "--out", tmp_path / "grades")
    assert done.exit_code == 2
    assert "plain/manifest.json is not what `gradlings collect` writes" in done.output


def test_classroom50_gets_the_score_less_what_lateness_costs() -> None:
    """In whole points; the tests keep the raw ones, and one more says why."""
    graded = late("[late]\npenalty = 0.1", collected("ann", nets=20), ("nets", 8.0))
    scores: dict[str, Any] = {
        "schema": "classroom50/scores/v1",
        "assignments": {"nets": {"type": "individual", "entries": [_entry("ann")]}},
    }

    new, _ = with_official(scores, graded)

    newest = new["assignments"]["nets"]["entries"][0]["submissions"][0]
    assert (newest["score"], newest["max-score"]) == (7, 10)
    assert [(test["test-name"], test["score"]) for test in newest["tests"]] == [
        ("nets/one: A.", 8),
        ("nets: 1 days late, −1 points", 0),
    ]


def _entry(owner: str) -> dict[str, Any]:
    return {"owner": owner, "submissions": [submission(owner)]}


def test_an_edition_does_not_tell_who_has_more_time(tmp_path: Path) -> None:
    """Dates and the policy are the students' business, too; extensions are not."""
    root = tmp_path / "course"
    shutil.copytree(ROOT / "exercises/losses", root / "exercises/losses")
    shutil.copytree(ROOT / "graders/losses", root / "graders/losses")
    for name in ("LICENSE", "constraints.txt", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    extension = f'[[late.extension]]\nstudent = "zoe"\ndue = {at(5)}\n'
    (root / "course.toml").write_text(
        '[course]\nname = "m"\ntitle = "M"\n[[topic]]\nname = "losses"\ntitle = "L"\n'
        f"due = {DEADLINE.isoformat()}\n"
        f'[[topic.exercise]]\nname = "hinge_loss"\n{POLICY}{extension}'
    )
    own = load_course(root)

    released = edition_of(own, own.exercises)["course.toml"].decode()

    assert "zoe" not in released
    assert "penalty = 0.1" in released
    assert "due = 2026-11-01" in released
