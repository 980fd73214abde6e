"""Work handed in in time and again late: both are collected and graded, and the better counts."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from support.repositories import DEADLINE, PATH, git, push
from support.small_course import SOLUTION, STUB, TENSORS, write_course

from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.submissions import students_in

TRIPLED = SOLUTION.replace("2 * x", "3 * x")  # runs, and is wrong
LATE = "penalty = 0.25\nlast_day = 3\n"


@pytest.fixture
def dated(tmp_path: Path) -> Course:
    """A course of two programs and a sheet, whose topic is due, and that takes late work."""
    write_course(tmp_path / "course", TENSORS)
    file = tmp_path / "course" / "course.toml"
    due = f'title = "Tensors"\ndue = {DEADLINE.isoformat()}'
    file.write_text(file.read_text().replace('title = "Tensors"', due) + f"\n[late]\n{LATE}")
    return load_course(file.parent)


def with_late(course: Course, text: str) -> None:
    """Write another policy into course.toml."""
    file = course.root / "course.toml"
    file.write_text(file.read_text().partition("[late]")[0] + f"[late]\n{text}")


def command(course: Course, *arguments: str | Path) -> Result:
    """Run gradlings on a course."""
    return CliRunner().invoke(main, ["--course", str(course.root), *map(str, arguments)])


def collect(course: Course, folder: Path, *students: str, more: str = "") -> Result:
    """Collect students whose repositories are beside one another, into `in`."""
    rows = "".join(f"{student},{folder / student}\n" for student in students)
    (folder / "roster.csv").write_text(f"student,repository\n{rows}")
    options = ["--extensions", folder / more] if more else []
    return command(course, "collect", folder / "roster.csv", "--into", folder / "in", *options)


def topic_of(folder: Path, student: str) -> dict[str, Any]:
    """Return the row of a student's only topic in the manifest."""
    data = json.loads((folder / "in" / "manifest.json").read_text())
    (student_row,) = [row for row in data["students"] if row["student"] == student]
    (row,) = student_row["topics"]
    assert isinstance(row, dict)
    return row


def laid_out(folder: Path, student: str) -> tuple[str | None, str | None]:
    """Return what was collected of `double`: the last commit's, and what was there in time."""
    files = [folder / "in" / name / PATH for name in (student, f".in_time/{student}")]
    last, in_time = [file.read_text() if file.is_file() else None for file in files]
    return last, in_time


def test_what_was_there_in_time_is_collected_beside_late_work(
    dated: Course, tmp_path: Path
) -> None:
    """Only of those who had begun in time, and it is no student of the class."""
    commit = push(tmp_path / "ann", SOLUTION, hours=-2)
    push(tmp_path / "bob", STUB, hours=-2)
    push(tmp_path / "cat", SOLUTION, hours=-2)
    for student in ("ann", "bob"):
        push(tmp_path / student, TRIPLED, hours=30)
    push(tmp_path / "cat", SOLUTION + "# formatted\n", hours=30)

    done = collect(dated, tmp_path, "ann", "bob", "cat")

    assert done.exit_code == 0, done.output
    assert "3 of 3 students collected, 2 of them late\n" in done.output
    assert laid_out(tmp_path, "ann") == (TRIPLED, SOLUTION)
    assert laid_out(tmp_path, "bob") == (TRIPLED, None)
    assert laid_out(tmp_path, "cat") == (SOLUTION + "# formatted\n", None)
    ann = topic_of(tmp_path, "ann")
    assert ann["late_s"] == 30 * 3600
    handed_in = (DEADLINE - timedelta(hours=2)).isoformat()
    assert ann["in_time"] == {"commit": commit, "handed_in": handed_in}
    assert topic_of(tmp_path, "bob")["in_time"] is None
    assert students_in(tmp_path / "in") == ["ann", "bob", "cat"]


def test_the_grace_period_and_an_extension_move_what_is_in_time(
    dated: Course, tmp_path: Path
) -> None:
    """It is the last commit of the student's own time."""
    with_late(dated, f"{LATE}grace_minutes = 15\n")
    for student in ("ann", "bob"):
        push(tmp_path / student, "first = 1\n", hours=-1)
        push(tmp_path / student, "in_the_grace = 1\n", hours=0.2)
        push(tmp_path / student, "later = 1\n", hours=20)
        push(tmp_path / student, "last = 1\n", hours=30)
    more = (DEADLINE + timedelta(hours=25)).isoformat()
    (tmp_path / "more.csv").write_text(f"student,deadline\nbob,{more}\n")

    collect(dated, tmp_path, "ann", "bob", more="more.csv")

    assert laid_out(tmp_path, "ann") == ("last = 1\n", "in_the_grace = 1\n")
    assert laid_out(tmp_path, "bob") == ("last = 1\n", "later = 1\n")


def test_a_second_run_follows_the_repository(dated: Course, tmp_path: Path) -> None:
    """The same gives the same; with an extension nothing is late, and nothing lies beside it."""
    push(tmp_path / "ann", SOLUTION, hours=-1)
    push(tmp_path / "ann", TRIPLED, hours=30)
    collect(dated, tmp_path, "ann")
    before = (tmp_path / "in" / "manifest.json").read_text()

    collect(dated, tmp_path, "ann")

    assert (tmp_path / "in" / "manifest.json").read_text() == before
    assert laid_out(tmp_path, "ann") == (TRIPLED, SOLUTION)

    more = (DEADLINE + timedelta(hours=40)).isoformat()
    (tmp_path / "more.csv").write_text(f"student,deadline\nann,{more}\n")
    collect(dated, tmp_path, "ann", more="more.csv")

    assert laid_out(tmp_path, "ann") == (TRIPLED, None)
    assert not (tmp_path / "in" / ".in_time" / "ann").exists()
    assert topic_of(tmp_path, "ann")["in_time"] is None


def test_a_repository_that_is_gone_keeps_both(dated: Course, tmp_path: Path) -> None:
    """As the last run collected them."""
    push(tmp_path / "ann", SOLUTION, hours=-1)
    push(tmp_path / "ann", TRIPLED, hours=30)
    collect(dated, tmp_path, "ann")
    (tmp_path / "ann").rename(tmp_path / "moved")

    collect(dated, tmp_path, "ann")

    assert laid_out(tmp_path, "ann") == (TRIPLED, SOLUTION)
    assert topic_of(tmp_path, "ann")["in_time"] is not None


def test_work_that_was_taken_out_again_is_still_there_in_time(
    dated: Course, tmp_path: Path
) -> None:
    """By the stub, or with the whole folder."""
    for student in ("ann", "bob"):
        push(tmp_path / student, SOLUTION, hours=-1)
    push(tmp_path / "ann", STUB, hours=30)
    git(tmp_path / "bob", "rm", "--quiet", "-r", "exercises")
    late = DEADLINE + timedelta(hours=30)
    git(tmp_path / "bob", "commit", "--quiet", "--message", "done with it", at=late)

    collect(dated, tmp_path, "ann", "bob")

    assert laid_out(tmp_path, "ann") == (STUB, SOLUTION)
    assert laid_out(tmp_path, "bob") == (None, SOLUTION)
    for student in ("ann", "bob"):
        row = topic_of(tmp_path, student)
        assert (row["begun"], row["late_s"]) == (False, 30 * 3600)


def test_history_that_is_rewritten_late_loses_no_work_in_time(
    dated: Course, tmp_path: Path
) -> None:
    """What the last run took in time stays, though the branch has only late work."""
    push(tmp_path / "ann", STUB, hours=-100)
    commit = push(tmp_path / "ann", SOLUTION, hours=-1)
    collect(dated, tmp_path, "ann")
    (tmp_path / "ann" / PATH).write_text(TRIPLED)
    late = DEADLINE + timedelta(hours=30)
    git(tmp_path / "ann", "commit", "--quiet", "--all", "--amend", "--message", "x", at=late)

    for _ in range(2):  # and it stays
        done = collect(dated, tmp_path, "ann")

        assert laid_out(tmp_path, "ann") == (TRIPLED, SOLUTION)
        assert topic_of(tmp_path, "ann")["in_time"]["commit"] == commit
        assert f"commit {commit[:7]}, which was in time, is kept" in done.output


def test_who_left_the_roster_leaves_with_all_work(dated: Course, tmp_path: Path) -> None:
    """What was there in time goes aside, too."""
    for student in ("ann", "bob"):
        push(tmp_path / student, SOLUTION, hours=-1)
        push(tmp_path / student, TRIPLED, hours=30)
    collect(dated, tmp_path, "ann", "bob")

    collect(dated, tmp_path, "ann")

    assert laid_out(tmp_path, "bob") == (None, None)
    assert laid_out(tmp_path, ".left/bob")[0] == TRIPLED
    assert laid_out(tmp_path, ".left/.in_time/bob")[0] == SOLUTION
    assert laid_out(tmp_path, "ann") == (TRIPLED, SOLUTION)
