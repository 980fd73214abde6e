"""A course of one's own: started, and used by every command without this repository's files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from support.edition import gradlings_in
from support.linux import needs_linux
from support.repositories import git

from gradlings.cli import main
from gradlings.course.course import load_course

pytestmark = needs_linux


def run(course: Path, *arguments: object) -> Result:
    """Run a command on a course."""
    return CliRunner().invoke(main, ["--course", str(course), *map(str, arguments)])


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new course, as the command writes it."""
    folder = tmp_path_factory.mktemp("own") / "My Vectors"
    done = CliRunner().invoke(main, ["new", "--course", str(folder)])
    assert done.exit_code == 0, done.output
    assert "gradlings audit warm_up/center" in done.output
    return folder


def test_a_new_course_has_a_name_a_topic_and_an_exercise(own: Path) -> None:
    """The audit finds that the example is still there, and nothing else."""
    course = load_course(own)

    assert (course.name, course.title) == ("my_vectors", "My Vectors")
    assert [exercise.id for exercise in course.exercises] == ["warm_up/center"]
    lines = [line for line in run(own, "audit", "--seeds", 2).output.splitlines() if "✗" in line]
    assert lines
    assert all("is still the example that" in line for line in lines)


def test_it_is_released_collected_graded_and_handed_back(own: Path, tmp_path: Path) -> None:
    """The edition installs the package of its own; its checks run, and a class is graded."""
    edition = tmp_path / "edition"
    assert run(own, "release", edition).exit_code == 0
    pyproject = (edition / "pyproject.toml").read_text()
    assert 'name = "gradlings"' in pyproject
    assert "torch" in (edition / "constraints.txt").read_text()
    assert "0 of 1 exercises pass" in gradlings_in(edition, "check").stdout
    git(edition, "init", "--initial-branch=main")
    git(edition, "add", "--all")
    git(edition, "commit", "--message", "edition")
    student = tmp_path / "ann"
    git(tmp_path, "clone", str(edition), str(student))
    answer = (own / "solutions/warm_up/center.py").read_text()
    (student / "exercises/warm_up/center.py").write_text(answer)
    assert "1 of 1 exercises pass" in gradlings_in(student, "check").stdout
    git(student, "commit", "--all", "--message", "done")
    (tmp_path / "roster.csv").write_text("student,repository\nann,./ann\n")

    collected = run(own, "collect", tmp_path / "roster.csv", "--into", tmp_path / "in")
    graded = run(own, "grade", tmp_path / "in", "--out", tmp_path / "out", "--workers", 1)
    handed_back = run(own, "feedback", tmp_path / "out")

    assert [done.exit_code for done in (collected, graded, handed_back)] == [0, 0, 0]
    (row,) = json.loads((tmp_path / "out" / "results.json").read_text())["results"]
    assert row["score"] == row["max_score"] == 4
    assert "**4 of 4 points**" in (tmp_path / "out" / "feedback" / "ann.md").read_text()


def test_hosts_take_it(own: Path, tmp_path: Path) -> None:
    """Nbgrader's assignment and Classroom 50's bundle."""
    for arguments in (
        ("nbgrader", "init", tmp_path / "teaching"),
        ("nbgrader", "build", tmp_path / "teaching"),
        ("classroom50", "bundle", tmp_path / "bundles"),
    ):
        done = run(own, *arguments)
        assert done.exit_code == 0, done.output
    assert (tmp_path / "teaching/source/warm_up/warm_up.ipynb").is_file()
    assert (tmp_path / "bundles/warm-up/pyproject.toml").is_file()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """And a name that cannot be one writes nothing."""
    (tmp_path / "thesis.tex").write_text("")
    full = CliRunner().invoke(main, ["new", "--course", str(tmp_path)])
    wrong = CliRunner().invoke(main, ["new", "--course", str(tmp_path / "x"), "Center"])
    none = CliRunner().invoke(main, ["new"])

    assert "is not empty; choose a new folder" in full.output
    assert "'Center' cannot name an exercise" in wrong.output
    assert "expected TOPIC/EXERCISE, or --course DIR" in none.output
    assert not (tmp_path / "x").exists()
    assert [done.exit_code for done in (full, wrong, none)] == [2, 2, 2]
