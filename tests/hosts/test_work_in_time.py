"""Work handed in in time and again late: both are collected and graded, and the better counts."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from support.github_server import Repo, comments, running
from support.repositories import DEADLINE, PATH, git, push
from support.sheet import RIGHT, WRONG
from support.small_course import SOLUTION, STUB, TENSORS, text_of, write_course

from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.submissions import students_in
from gradlings.reports.feedback import feedback_for, is_final, score_of
from gradlings.results import Report

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

    done = collect(dated, tmp_path, "ann", "bob")

    assert done.output.count("what was there in time is kept beside it") == 2
    assert "as it was handed out" not in done.output
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


def test_a_correction_is_for_both_works(dated: Course, tmp_path: Path) -> None:
    """An excused check counts for nothing in either; then the work in time still counts."""
    push(tmp_path / "ann", SOLUTION, hours=-1)
    push(tmp_path / "ann", TRIPLED, hours=30)
    collect(dated, tmp_path, "ann")
    out = tmp_path / "out"
    out.mkdir()
    row = "ann,tensors/double,test_value,excused,The lab was closed."
    (out / "overrides.csv").write_text(f"student,exercise,check,points,reason\n{row}\n")

    done = command(dated, "grade", tmp_path / "in", "--out", out)

    assert done.exit_code == 0, done.output
    report = Report.from_json(json.loads((out / "results.json").read_text()))
    (late,) = report.late_topics("ann")
    (double,) = [r for r in report.results if r.exercise == "tensors/double"]
    assert late.counts_in_time
    assert (double.score, double.max_score) == (1, 1)
    assert late.other is not None
    assert late.other.score == 0


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


# --- grading

SHIFT = "exercises/tensors/shift.py"
SHEET = "exercises/tensors/questions.md"
SHIFTED = text_of("solutions/tensors/shift.py")


def hand_in(folder: Path, hours: float, double: str, sheet: str = "", shift: str = "") -> str:
    """Commit a student's answers; an empty one is not there."""
    for path, text in ((SHEET, sheet), (SHIFT, shift)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if text:
            (folder / path).write_text(text)
    if not (folder / ".git").is_dir():
        git(folder, "init", "--quiet", "--initial-branch=trunk")
    return push(folder, double, hours=hours)


def grade(course: Course, folder: Path, *options: str | Path) -> Result:
    """Grade what was collected, with one process."""
    arguments = ("grade", folder / "in", "--out", folder / "grades", "--workers", "1")
    return command(course, *arguments, *options)


def report_of(folder: Path) -> Report:
    """Read results.json, which obeys its schema."""
    data = json.loads((folder / "grades" / "results.json").read_text())
    schema = resources.files("gradlings.reports") / "results-1.schema.json"
    jsonschema.validate(data, json.loads(schema.read_text()))
    return Report.from_json(data)


def csv_of(folder: Path, name: str = "grades.csv") -> list[dict[str, str]]:
    """Read one of the tables."""
    return list(csv.DictReader(io.StringIO((folder / "grades" / name).read_text())))


@pytest.fixture
def class_of_three(dated: Course, tmp_path: Path) -> Path:
    """Ann breaks late what was right in time, bob goes on late, and cat begins late."""
    hand_in(tmp_path / "ann", -1, SOLUTION, shift=SHIFTED)
    hand_in(tmp_path / "ann", 30, TRIPLED)
    hand_in(tmp_path / "bob", -1, SOLUTION)
    hand_in(tmp_path / "bob", 30, f"{SOLUTION}# done\n", shift=SHIFTED)
    hand_in(tmp_path / "cat", -1, STUB)
    hand_in(tmp_path / "cat", 20, SOLUTION)
    done = collect(dated, tmp_path, "ann", "bob", "cat")
    assert done.exit_code == 0, done.output
    return tmp_path


ANN = "tensors in time (late: 2)"
ANN_SAYS = (
    "tensors: your work in time counts; your work that was late by 2 days (−50 % of its points) "
    "would have given 2 points"
)
BOB_SAYS = (
    "tensors: late by 2 days: −50 % of its points, −3.5; this counts, as your work in time would "
    "have given 3 points"
)


def finals(folder: Path) -> dict[str, tuple[str, str, str]]:
    """Return total, lateness and final points by student, as grades.csv has them."""
    rows = csv_of(folder)
    return {row["student"]: (row["total"], row["late"], row["final"]) for row in rows}


BETTER = {
    "ann": ("7", ANN, "7"),
    "bob": ("7", "tensors 2 d (in time: 3)", "3.5"),
    "cat": ("3", "tensors 1 d", "2.25"),
}


def test_the_better_of_both_counts_and_both_are_shown(dated: Course, class_of_three: Path) -> None:
    """In the table, in grades.csv, in results.json, in the feedback."""
    done = grade(dated, class_of_three)

    assert done.exit_code == 0, done.output
    assert finals(class_of_three) == BETTER
    assert [row["late_days"] for row in csv_of(class_of_three)] == ["0", "2", "1"]
    for _, late, _ in BETTER.values():
        assert late in done.output
    report = report_of(class_of_three)
    assert [result.score for result in report.by_student["ann"]] == [3, 4, 0]
    feedback = {student: feedback_for(report, student) for student in report.by_student}
    assert f"\n- {ANN_SAYS}\n" in feedback["ann"]
    assert f"\n- {BOB_SAYS}\n" in feedback["bob"]
    assert "- tensors: late by a day: −25 % of its points, −0.75\n" in feedback["cat"]
    assert "after lateness" not in feedback["ann"]
    assert "**3.5 of 17 points** after lateness" in feedback["bob"]
    assert "## tensors/double" not in feedback["ann"]  # nothing to mend in what counts
    assert (score_of(report, "ann"), is_final(report, "ann")) == ("7 of 17 points", True)


def test_the_last_work_counts_if_the_course_says_so(dated: Course, class_of_three: Path) -> None:
    """Then nothing of the work in time is graded or mentioned."""
    with_late(dated, f'{LATE}counts = "last"\n')

    grade(dated, class_of_three)

    assert finals(class_of_three) == {
        "ann": ("4", "tensors 2 d", "2"),
        "bob": ("7", "tensors 2 d", "3.5"),
        "cat": ("3", "tensors 1 d", "2.25"),
    }
    assert all(row.other is None for row in report_of(class_of_three).late)


def test_a_second_run_grades_nothing_again_nor_does_another_policy(
    dated: Course, class_of_three: Path
) -> None:
    """What is the same in time and late is graded once."""
    first = grade(dated, class_of_three)
    assert "7 graded, 5 known already or not gradable" in first.output
    results = (class_of_three / "grades" / "results.json").read_text()

    again = grade(dated, class_of_three)

    assert "0 graded, 12 known already or not gradable" in again.output
    assert (class_of_three / "grades" / "results.json").read_text() == results
    for text in (f'{LATE}counts = "last"\n', LATE.replace("0.25", "0")):
        with_late(dated, text)
        assert "\n0 graded" in grade(dated, class_of_three).output
    assert finals(class_of_three)["ann"] == ("7", "tensors in time (late: 4)", "7")


def test_parts_of_a_class_have_the_work_in_time(dated: Course, class_of_three: Path) -> None:
    """Merged, their gradebooks leave nothing to grade; so do several processes."""
    whole = class_of_three / "grades"
    for number in ("1", "2"):
        part = class_of_three / number
        done = grade(dated, class_of_three, "--shard", f"{number}/2", "--out", part)
        assert done.exit_code == 0, done.output
    books = [class_of_three / number / "gradebook.sqlite" for number in ("1", "2")]
    assert not whole.exists()
    whole.mkdir()
    command(dated, "merge", *books, "--into", whole / "gradebook.sqlite")

    done = grade(dated, class_of_three, "--workers", "2")

    assert "\n0 graded, 12 known already" in done.output
    assert finals(class_of_three) == BETTER


def test_a_single_student_is_graded_with_both(dated: Course, class_of_three: Path) -> None:
    """Also again, though all is known."""
    done = grade(dated, class_of_three, "--student", "ann", "--again")

    assert ANN in done.output
    assert "3 graded, 1 known already or not gradable" in done.output


def test_an_extension_that_is_granted_later_makes_the_last_work_count(
    dated: Course, class_of_three: Path
) -> None:
    """It is in time then, as if it had been so from the beginning."""
    due = (DEADLINE + timedelta(hours=31)).isoformat()
    with_late(dated, f'{LATE}[[late.extension]]\nstudent = "ann"\ndue = {due}\n')

    grade(dated, class_of_three)

    assert finals(class_of_three) == BETTER | {"ann": ("4", "", "4")}


def test_a_class_that_was_copied_without_hidden_folders_is_reported(
    dated: Course, class_of_three: Path
) -> None:
    """Else work would be lost without a word."""
    shutil.rmtree(class_of_three / "in" / ".in_time" / "ann")

    done = grade(dated, class_of_three)

    says = "has no folder ann, whose work in time is therefore not graded; collect again"
    assert says in done.output
    assert finals(class_of_three) == BETTER | {"ann": ("4", "tensors 2 d", "2")}


def test_work_that_was_taken_out_again_counts(dated: Course, tmp_path: Path) -> None:
    """A repository that is emptied after the deadline costs nothing, unless the last counts."""
    hand_in(tmp_path / "ann", -1, SOLUTION)
    hand_in(tmp_path / "ann", 30, STUB)
    collect(dated, tmp_path, "ann")

    grade(dated, tmp_path)

    assert finals(tmp_path) == {"ann": ("3", "tensors in time (late: 0)", "3")}

    with_late(dated, f'{LATE}counts = "last"\nfree_days = 2\n')
    grade(dated, tmp_path)

    assert [row["total"] for row in csv_of(tmp_path)] == ["0"]
    assert report_of(tmp_path).late == ()  # so it takes no free day from another topic


def by_hand(folder: Path, points: dict[str, str]) -> None:
    """Grade answers in words, by what they say."""
    rows = csv_of(folder, "by_hand.csv")
    with (folder / "grades" / "by_hand.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"points": points.get(row["answer"], "")} for row in rows)


def test_points_given_by_hand_decide_which_work_counts(dated: Course, tmp_path: Path) -> None:
    """Both answers wait for a person; what was handed in twice is one row."""
    better = RIGHT.replace("Adding a number to itself.", "A number plus the same number.")
    hand_in(tmp_path / "ann", -1, STUB, RIGHT)
    hand_in(tmp_path / "ann", 20, STUB, better)
    hand_in(tmp_path / "bob", -1, STUB, WRONG)
    hand_in(tmp_path / "bob", 20, STUB, RIGHT)
    collect(dated, tmp_path, "ann", "bob")

    done = grade(dated, tmp_path)

    assert "3 answers wait to be graded by hand" in done.output
    assert [row["student"] for row in csv_of(tmp_path, "by_hand.csv")] == ["ann", "ann", "bob"]
    report = report_of(tmp_path)
    assert finals(tmp_path)["ann"] == ("6", "tensors in time (late: 4.5)", "6")
    assert "would have given 4.5 points so far\n" in feedback_for(report, "ann")

    by_hand(tmp_path, {"Adding a number to itself.": "0", "A number plus the same number.": "4"})
    done = grade(dated, tmp_path)

    assert "wait to be graded" not in done.output
    assert "is about no answer" not in done.output
    assert finals(tmp_path) == {
        "ann": ("10", "tensors 1 d (in time: 6)", "7.5"),
        "bob": ("6", "tensors 1 d (in time: 2.5)", "4.5"),
    }
    assert is_final(report_of(tmp_path), "ann")
    assert not is_final(report, "ann")


def test_feedback_is_posted_to_the_commit_that_counts(dated: Course, class_of_three: Path) -> None:
    """With the sentence that says why."""
    grade(dated, class_of_three)
    names = {student: topic_of(class_of_three, student) for student in BETTER}
    counted = {
        "ann": names["ann"]["in_time"]["commit"],
        "bob": names["bob"]["commit"],
        "cat": names["cat"]["commit"],
    }
    file = class_of_three / "grades" / "manifest.json"
    with running() as server:
        file.write_text(file.read_text().replace(f"{class_of_three}/", "https://127.0.0.1/nets/"))
        server.repos = {f"nets/{student}": Repo() for student in counted}
        arguments = ("feedback", file.parent, "--post", "--api", server.url)
        done = CliRunner().invoke(
            main,
            ["--course", str(dated.root), *map(str, arguments)],
            env={"GITHUB_TOKEN": "secret"},
        )

        assert done.exit_code == 0, done.output
        for student, commit in counted.items():
            repo = server.repos[f"nets/{student}"]
            assert list(repo.statuses) == [commit]
        assert ANN_SAYS in comments(server.repos["nets/ann"])[0]
        (status,) = server.repos["nets/ann"].statuses[counted["ann"]]
        assert status["description"] == "7 of 17 points"
