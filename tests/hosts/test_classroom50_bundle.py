"""Autograders for Classroom 50: nothing hidden is in them, and an update loses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from ruamel.yaml import YAML
from support.repository import EDITION, copy_packaging
from support.small_course import KEY, PUBLIC, SOLUTION, STUB, MakeCourse, write_files

from gradlings.authoring.release import edition_of, write_edition
from gradlings.cli import main
from gradlings.course.course import Course, load_course
from gradlings.course.questions.blank import blank_sheet
from gradlings.hosts.classroom50.bundle import RUNTIME

QUESTION = '\n[[topic.question]]\nname = "doubling"\nanswers = []\n'
SECOND_TOPIC = """
[[topic]]
name = "deep_nets"
title = "Deep nets"

[[topic.exercise]]
name = "double"
"""
LONG_SOLUTION = SOLUTION.replace("return 2 * x", "halves = 4 * x\n    return halves / 2")


def bundle(course: Course, folder: Path, *options: str) -> Result:
    """Run the command in this process."""
    arguments = ["--course", str(course.root), "classroom50", "bundle", str(folder), *options]
    return CliRunner().invoke(main, arguments)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files of a folder, by path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def mini(make_course: MakeCourse) -> Course:
    """A course of two topics, one of them with questions."""
    course = make_course(solution=LONG_SOLUTION)
    root = course.root
    copy_packaging(root)
    toml = root / "course.toml"
    toml.write_text(toml.read_text() + QUESTION + SECOND_TOPIC)
    files = {
        "exercises/tensors/README.md": "# Tensors\n",
        "exercises/tensors/questions.md": blank_sheet(KEY),
        "solutions/tensors/questions.md": KEY,
        "graders/tensors/double/wrong/one.py": "# wrong\n",
        "exercises/deep_nets/double.py": STUB,
        "solutions/deep_nets/double.py": LONG_SOLUTION,
        "graders/deep_nets/double/test_public.py": PUBLIC,
    }
    write_files(root, files)
    return load_course(root)


def test_a_bundle_has_what_grades_a_topic_and_no_more(mini: Course, tmp_path: Path) -> None:
    """For each topic, under the assignment's name; no primer, nothing of the other topic."""
    done = bundle(mini, tmp_path / "out")

    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"tensors", "deep-nets"}
    found = files_in(tmp_path / "out/tensors")
    assert {path for path in found if not path.startswith("src/")} == {
        ".gradlings-release.json",
        "LICENSE",
        "README.md",
        "autograder.py",
        "constraints.txt",
        "course.toml",
        "exercises/tensors/double.py",
        "exercises/tensors/questions.md",
        "graders/tensors/double/test_public.py",
        "pyproject.toml",
    }
    package = {path for path in found if path.startswith("src/")}
    assert all(path.startswith("src/gradlings/") for path in package)
    assert "src/gradlings/sandbox/zygote.py" in package
    assert b"deep_nets" not in found["course.toml"]
    assert (tmp_path / "out/deep-nets/graders/deep_nets/double/test_public.py").is_file()


def test_the_next_steps_are_told(mini: Course, tmp_path: Path) -> None:
    """Where it goes, and the runtime: a Python with which the edition's own workflow runs."""
    says = bundle(mini, tmp_path / "out").output

    assert "copy it into CLASSROOM/autograders/" in says
    line = next(line for line in says.splitlines() if '"runtime": ' in line)
    assert json.loads(line.partition(": ")[2]) == RUNTIME
    workflow = EDITION / ".github/workflows/classroom.yml"
    job = YAML(typ="safe").load(workflow)["jobs"]["run-autograding-tests"]
    python = next(s["with"]["python-version"] for s in job["steps"] if s.get("id") == "python")
    assert {"runs-on": job["runs-on"], "python": python} == RUNTIME


def test_a_leak_writes_nothing(mini: Course, tmp_path: Path) -> None:
    """Not even the topics before it; both places are named."""
    leaking = mini.root / "graders/deep_nets/double/test_public.py"
    leaking.write_text(PUBLIC + "\n\ndef _double(x):\n    halves = 4 * x\n    return halves / 2\n")

    done = bundle(mini, tmp_path / "out")

    assert done.exit_code == 1
    assert "graders/deep_nets/double/test_public.py holds what solutions/" in done.output
    assert not (tmp_path / "out").exists()
    assert bundle(mini, tmp_path / "out", "--topic", "tensors").exit_code == 0


def test_a_second_run_changes_nothing(mini: Course, tmp_path: Path) -> None:
    """Not even the dates of the files."""
    bundle(mini, tmp_path / "out")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    dates = [path.stat().st_mtime_ns for path in files]

    done = bundle(mini, tmp_path / "out")

    assert done.output.count(": 0 files written, 0 removed") == 2
    assert [path.stat().st_mtime_ns for path in files] == dates


def test_an_update_keeps_what_the_instructor_did(mini: Course, tmp_path: Path) -> None:
    """Files of theirs, and edits, which are reported; what has changed in the course is changed."""
    out = tmp_path / "out/tensors"
    bundle(mini, tmp_path / "out")
    (out / "pip.conf").write_text("[install]\n")
    (out / "autograder.py").write_text("# mine\n")
    check = "graders/tensors/double/test_public.py"
    (mini.root / check).write_text(PUBLIC.replace("Three doubled", "Doubled, three"))

    says = bundle(mini, tmp_path / "out", "--topic", "tensors").output

    assert "1 files written, 0 removed" in says
    assert "kept tensors/autograder.py, which you have changed" in says
    assert "Doubled, three" in (out / check).read_text()
    assert (out / "pip.conf").read_text() == "[install]\n"
    assert (out / "autograder.py").read_text() == "# mine\n"


@pytest.mark.parametrize("path", ["autograder.py", "src/gradlings/__init__.py"])
def test_a_folder_of_something_else_is_refused(mini: Course, tmp_path: Path, path: str) -> None:
    """With the next step, before anything is written; other files in a folder are no hindrance."""
    foreign = tmp_path / "out/tensors" / path
    foreign.parent.mkdir(parents=True)
    foreign.write_text("# theirs\n")

    done = bundle(mini, tmp_path / "out")

    assert done.exit_code == 2
    assert f"holds {path}, which is not of a bundle; move it away" in done.output
    assert files_in(tmp_path / "out") == {f"tensors/{path}": b"# theirs\n"}
    foreign.rename(foreign.with_name("fixture.py"))
    assert bundle(mini, tmp_path / "out").exit_code == 0
    assert foreign.with_name("fixture.py").read_text() == "# theirs\n"


def test_a_students_edition_is_not_turned_into_a_bundle(mini: Course, tmp_path: Path) -> None:
    """Though its files are ours, too."""
    edition = edition_of(mini, mini.exercises)
    write_edition(edition, tmp_path / "out/tensors")
    before = files_in(tmp_path / "out")

    done = bundle(mini, tmp_path / "out")

    assert done.exit_code == 2
    assert "which is not of a bundle" in done.output
    assert files_in(tmp_path / "out") == before


def test_a_file_in_the_place_of_the_folder_is_told(mini: Course, tmp_path: Path) -> None:
    """And left alone."""
    (tmp_path / "out").write_text("mine")

    done = bundle(mini, tmp_path / "out")

    assert done.exit_code == 2
    assert "is a file; expected a folder" in done.output


def test_a_name_that_classroom_50_does_not_take_is_told(mini: Course, tmp_path: Path) -> None:
    """Before anything is written."""
    long = "deep_nets" * 12
    toml = mini.root / "course.toml"
    toml.write_text(toml.read_text().replace("deep_nets", long))
    for folder in ("exercises", "solutions", "graders"):
        (mini.root / folder / "deep_nets").rename(mini.root / folder / long)

    done = bundle(mini, tmp_path / "out")

    assert done.exit_code == 1
    assert "a name of 2 to 100 characters" in done.output
    assert not (tmp_path / "out").exists()
