"""Late work in git: what is collected, what it costs, and in which reports it is."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import timedelta
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from support.repositories import DEADLINE, push
from support.repository import copy_packaging
from support.small_course import SOLUTION, STUB, MakeCourse, write_course

from gradlings.authoring.release import edition_of
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.reports.feedback import feedback_for
from gradlings.results import Report


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
    schema = resources.files("gradlings.reports") / "results-1.schema.json"
    jsonschema.validate(data, json.loads(schema.read_text()))
    assert [r["score"] for r in data["results"]] == [3, 3]
    again = Report.from_json(data)
    assert again.final("bob") == 1.5
    text = feedback_for(again, "bob")
    assert "**3 of 3 points**" in text
    assert "- tensors: late by 2 days: −50 % of its points, −1.5" in text
    assert "**1.5 of 3 points** after lateness" in text
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
    assert "manifest.json: nobody is counted as late" in done.output
    assert "final" not in done.output

    (tmp_path / "plain" / "manifest.json").write_text('{"schema": "other"}')
    done = command(dated, "grade", tmp_path / "plain", "--out", tmp_path / "grades")
    assert done.exit_code == 2
    assert "plain/manifest.json is not what `gradlings collect` writes" in done.output


def test_an_edition_does_not_tell_who_has_more_time(tmp_path: Path) -> None:
    """Dates and the policy are the students' business, too; extensions are not."""
    root = tmp_path / "course"
    write_course(root, ["tensors/margin_cost"])
    copy_packaging(root)
    later = (DEADLINE + timedelta(hours=5)).isoformat()
    due = f'title = "Tensors"\ndue = {DEADLINE.isoformat()}'
    (root / "course.toml").write_text(
        (root / "course.toml").read_text().replace('title = "Tensors"', due)
        + "[late]\ngrace_minutes = 30\nfree_days = 2\npenalty = 0.1\n"
        + f'[[late.extension]]\nstudent = "zoe"\ndue = {later}\n'
    )
    own = load_course(root)

    released = edition_of(own, own.exercises)["course.toml"].decode()

    assert "zoe" not in released
    assert "penalty = 0.1" in released
    assert "due = 2026-11-01" in released
