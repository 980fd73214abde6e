"""The difference between two gradings: who gained or lost points, by which check."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from support.commands import gradlings, hand_in
from support.github_server import Repo, comments, running
from support.small_course import SOLUTION, MakeCourse

from gradlings.course.course import Course
from gradlings.course.manifest import FILE as MANIFEST
from gradlings.course.manifest import Collected, manifest_json

DOUBLE = "tensors/double"
WRONG = "def double(x): return 3 * x\n"


@pytest.fixture
def mini(make_course: MakeCourse) -> Course:
    """A course of one exercise, of 1 and 2 points."""
    return make_course()


@pytest.fixture
def handed(tmp_path: Path) -> Path:
    """A class of three."""
    return hand_in(tmp_path / "class", {"ann": SOLUTION, "bob": WRONG, "cleo": WRONG})


def grade(course: Course, handed: Path, out: str = "grades") -> str:
    """Grade a class; return what the command says, without line breaks."""
    done = gradlings(course.root, "grade", handed, "--out", handed.parent / out)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.split())


def correct(folder: Path, *rows: str) -> None:
    """Write an overrides.csv."""
    (folder / "overrides.csv").write_text(
        "student,exercise,check,points,reason\n" + "\n".join(rows)
    )


def test_a_mended_check_shows_whom_it_gave_and_took_points(
    mini: Course, handed: Path, tmp_path: Path
) -> None:
    """Against the results from before, which grading has kept; a table, a summary, a CSV."""
    assert "Kept" not in grade(mini, handed)
    assert "Kept" not in grade(mini, handed)
    public = mini.exercises[0].graders[0]
    public.write_text(public.read_text().replace("tensor([6.0])", "tensor([9.0])"))

    said = grade(mini, handed)

    grades = tmp_path / "grades"
    assert f"Kept the results from before in {grades / 'results-before.json'}" in said
    done = gradlings(mini.root, "diff", grades, "--csv", tmp_path / "diff.csv")
    assert done.returncode == 0
    lines = [[c.strip() for c in line.split("│")[1:-1]] for line in done.stdout.splitlines()]
    assert ["ann", DOUBLE, "test_example", "1 / 1", "0 / 1", "−1", "passed → failed"] in lines
    assert ["bob", DOUBLE, "test_example", "0 / 1", "1 / 1", "+1", "failed → passed"] in lines
    assert [DOUBLE, "test_example", "3", "2 (+2)", "1 (−1)"] in lines
    with (tmp_path / "diff.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert [(row["student"], row["check"], row["change"]) for row in rows] == [
        ("ann", "test_example", "-1"),
        ("bob", "test_example", "1"),
        ("cleo", "test_example", "1"),
    ]
    assert rows[0]["outcome_after"] == "failed"


def test_two_folders_are_compared_and_what_is_in_one_only_is_named(
    mini: Course, handed: Path, tmp_path: Path
) -> None:
    """Students as well; a correction says why; a file of results will do."""
    grade(mini, handed, "old")
    (handed / "cleo").rename(handed / "dora")
    (tmp_path / "new").mkdir()
    correct(
        tmp_path / "new", f"bob,{DOUBLE},test_value,2,He was right.", f"ann,{DOUBLE},,excused,Ill."
    )
    grade(mini, handed, "new")

    done = gradlings(mini.root, "diff", tmp_path / "old", tmp_path / "new" / "results.json")

    said = " ".join(done.stdout.split())
    assert "students in the old results only: cleo" in said
    assert "students in the new results only: dora" in said
    lines = [[c.strip() for c in line.split("│")[1:-1]] for line in done.stdout.splitlines()]
    assert any(line[:6] == ["ann", DOUBLE, "", "3 / 3", "excused", "−3"] for line in lines)
    assert any(line[:6] == ["bob", DOUBLE, "test_value", "0 / 2", "2 / 2", "+2"] for line in lines)
    assert "He was" in said


def test_the_same_results_differ_in_nothing(mini: Course, handed: Path, tmp_path: Path) -> None:
    """Two runs; only their durations may differ."""
    grade(mini, handed, "old")
    grade(mini, handed, "new")

    done = gradlings(mini.root, "diff", tmp_path / "old", tmp_path / "new")

    assert done.stdout.strip() == "No points changed."
    done = gradlings(mini.root, "diff", tmp_path / "old")
    assert done.returncode == 2
    assert "there is no" in done.stderr
    assert "results-before.json" in done.stderr
    done = gradlings(mini.root, "diff", tmp_path / "old", tmp_path / "nowhere")
    assert done.returncode == 2


def test_a_student_who_handed_in_meanwhile_is_compared_as_a_whole(
    mini: Course, handed: Path, tmp_path: Path
) -> None:
    """There were no checks before."""
    file = handed / "ann" / "exercises" / "tensors" / "double.py"
    file.unlink()
    grade(mini, handed)
    file.write_text(SOLUTION)
    grade(mini, handed)

    done = gradlings(mini.root, "diff", tmp_path / "grades")

    lines = [[c.strip() for c in line.split("│")[1:-1]] for line in done.stdout.splitlines()]
    assert ["ann", DOUBLE, "", "0 / 3", "3 / 3", "+3", "missing → graded"] in lines


def test_feedback_is_written_for_those_alone_whose_results_changed(
    mini: Course, handed: Path, tmp_path: Path
) -> None:
    """Points of one; a named student who did not change gets nothing."""
    grade(mini, handed)
    grades = tmp_path / "grades"
    assert gradlings(mini.root, "feedback", grades, "--changed").returncode == 2
    correct(grades, f"bob,{DOUBLE},test_value,2,He was right.")
    grade(mini, handed)

    done = gradlings(mini.root, "feedback", grades, "--changed")

    assert "1 of 3 students have other results" in done.stdout
    assert [file.name for file in (grades / "feedback").iterdir()] == ["bob.md"]
    assert "He was right." in (grades / "feedback" / "bob.md").read_text()
    done = gradlings(mini.root, "feedback", grades, "--changed", "ann")
    assert "feedback for ann" not in done.stdout


def test_only_who_changed_since_the_last_posting_is_posted_to(
    mini: Course, handed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if there were two gradings in between."""
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    students = ("ann", "bob", "cleo")
    grades = tmp_path / "grades"
    with running() as server:
        sha = "c0ffee" + "0" * 34
        for student in students:
            server.repos[f"class/{student}"] = Repo()
        rows = [Collected(s, f"https://127.0.0.1/class/{s}.git", commit=sha) for s in students]
        (handed / MANIFEST).write_text(manifest_json(rows))
        grade(mini, handed)
        post = ("feedback", grades, "--post", "--api", server.url)
        assert "3 posted" in gradlings(mini.root, *post).stdout
        seen = len(server.seen)

        assert "nothing to post" in gradlings(mini.root, *post, "--changed").stdout
        assert len(server.seen) == seen
        correct(grades, f"bob,{DOUBLE},test_value,2,He was right.")
        grade(mini, handed)
        correct(
            grades,
            f"bob,{DOUBLE},test_value,2,He was right.",
            f"cleo,{DOUBLE},test_value,1,Nearly.",
        )
        grade(mini, handed)
        done = gradlings(mini.root, *post, "--changed")

        assert "2 of 3 students have other results" in done.stdout
        assert "2 updated" in done.stdout
        assert "He was right." in comments(server.repos["class/bob"])[-1]
        assert not [one for one in server.seen[seen:] if "class/ann" in str(one)]
        assert "nothing to post" in gradlings(mini.root, *post, "--changed").stdout


def test_results_that_cannot_be_compared_are_not_kept(
    mini: Course, handed: Path, tmp_path: Path
) -> None:
    """Those of another version; grading goes on."""
    grade(mini, handed)
    file = tmp_path / "grades" / "results.json"
    file.write_text(json.dumps({"schema": "gradlings/results/v0"}))

    assert "Kept" not in grade(mini, handed)
    assert json.loads(file.read_text())["schema"] == "gradlings/results/v1"
