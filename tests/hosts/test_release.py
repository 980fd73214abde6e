"""The students' edition: complete, without anything hidden, and updated without loss."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from support.edition import commit, files_in, git, gradlings_in, imported_by, release
from support.repository import ROOT, copy_packaging
from support.small_course import EVERYTHING, KEY, SOLUTION, MakeCourse, write_course

from gradlings.course.course import Course, load_course
from gradlings.course.questions.blank import blank_sheet

_WHO = ("NAME", "EMAIL")
QUESTIONS = "".join(
    f'\n[[topic.question]]\nname = "{name}"\nanswers = []\n'
    for name in ("doubling", "even", "area", "words")
)
SECOND_TOPIC = """
[[topic]]
name = "nets"
title = "Nets"

[[topic.exercise]]
name = "double"
"""
OTHER_SOLUTION = SOLUTION.replace("return 2 * x", "total = x + x\n    return total")
LONG_SOLUTION = SOLUTION.replace("return 2 * x", "halves = 4 * x\n    return halves / 2")


@pytest.fixture
def mini(make_course: MakeCourse) -> Course:
    """A course of two topics, one of them with a primer and questions."""
    course = make_course(solution=LONG_SOLUTION)
    root = course.root
    (root / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    (root / "constraints.txt").write_text("torch==2.13.0\n")
    toml = root / "course.toml"
    toml.write_text(toml.read_text() + QUESTIONS + SECOND_TOPIC)
    for folder in ("exercises", "solutions", "graders"):
        (root / folder / "nets").mkdir()
    (root / "exercises/nets/double.py").write_text(
        (root / "exercises/tensors/double.py").read_text()
    )
    (root / "solutions/nets/double.py").write_text(OTHER_SOLUTION)
    (root / "solutions/tensors/questions.md").write_text(KEY)
    (root / "exercises/tensors/questions.md").write_text(blank_sheet(KEY))
    (root / "exercises/tensors/README.md").write_text("# Tensors\n")
    for name in ("right", "wrong"):
        (root / "graders/tensors/double" / name).mkdir()
        (root / "graders/tensors/double" / name / "one.py").write_text(f"# {name}\n")
    return load_course(root)


@pytest.fixture
def edition(mini: Course, tmp_path: Path) -> Path:
    """An edition of it, committed."""
    folder = tmp_path / "edition"
    done = release(mini, folder)
    assert done.exit_code == 0, done.output
    commit(folder)
    return folder


# --- what is in it


def test_the_package_of_an_edition_is_the_students_half(edition: Path) -> None:
    """It imports nothing that is not there, and has the commands for students."""
    root = edition / "src" / "gradlings"
    there, needed = imported_by(root)

    assert needed <= there

    says = gradlings_in(edition, "--help").stdout

    commands = says.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in commands] == [
        "check",
        "hint",
        "list",
        "next",
        "reset",
        "show",
        "watch",
    ]
    assert not (root / "authoring").exists()


def test_pytest_runs_the_public_checks_of_an_edition(edition: Path) -> None:
    """Files of the same name in many folders are no problem."""
    for options in (["--collect-only"], []):
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", *options],
            cwd=edition,
            env={"PYTHONPATH": str(edition / "src"), "PATH": "/usr/bin:/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "mismatch" not in done.stdout
        assert "graders/tensors/double/test_public.py" in done.stdout, done.stdout
    assert "missing: not written yet" in done.stdout


def test_signs_are_plain_where_a_terminal_lacks_them(edition: Path) -> None:
    """What passed and what failed look different without Unicode."""
    stub = edition / "exercises/tensors/double.py"
    stub.write_text(stub.read_text().replace("raise NotImplementedError", "return 2 * x"))
    command = [sys.executable, "-m", "gradlings", "check", "tensors/double"]
    ascii_only = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0", "COLUMNS": "80"}
    env = {"PYTHONPATH": str(edition / "src"), "PATH": "/usr/bin:/bin"} | ascii_only

    done = subprocess.run(command, cwd=edition, env=env, capture_output=True, text=True)

    assert "  + Three doubled is six." in done.stdout
    assert "?" not in done.stdout
    assert done.stderr == ""


def test_an_edition_has_all_that_students_need_and_no_more(edition: Path) -> None:
    """Stubs, questions, primers, public checks, the package, and what is around them."""
    found = files_in(edition)

    content = {path for path in found if path.startswith(("exercises/", "graders/", "solutions/"))}
    assert content == {
        "exercises/nets/double.py",
        "exercises/tensors/README.md",
        "exercises/tensors/double.py",
        "exercises/tensors/questions.md",
        "graders/tensors/double/test_public.py",
    }
    assert {"README.md", "Makefile", "pyproject.toml", "course.toml", ".gitignore"} <= found
    assert ".devcontainer/devcontainer.json" in found
    assert "src/gradlings/cli/student.py" in found
    assert not any("__pycache__" in path for path in found)
    readme = (edition / "README.md").read_text()
    assert "[Tensors](exercises/tensors/README.md) | [double.py](exercises/tensors/double.py)" in (
        readme
    )
    assert "TOPICS" not in readme


def test_a_dev_container_does_what_the_readme_says(edition: Path) -> None:
    """It installs and watches by the README's own lines, in a Python that the package supports."""
    container = json.loads((edition / ".devcontainer/devcontainer.json").read_text())
    readme = (edition / "README.md").read_text()
    steps = [line.partition(" #")[0].strip() for line in readme.splitlines()]

    assert {container["postCreateCommand"], container["postAttachCommand"]} <= set(steps)
    assert container["waitFor"] == "postCreateCommand"  # watch finds all installed
    least = tomllib.loads((edition / "pyproject.toml").read_text())["project"]["requires-python"]
    versions = container["image"].rpartition(":")[2], least.removeprefix(">=")
    python, lowest = ([int(part) for part in version.split(".")] for version in versions)
    assert python >= lowest
    for path in container["customizations"]["codespaces"]["openFiles"]:
        assert (edition / path).is_file()


def test_only_the_topics_that_are_named_are_released(mini: Course, tmp_path: Path) -> None:
    """The edition's course.toml knows no others; a later release adds to them."""
    folder = tmp_path / "edition"

    release(mini, folder, "--topic", "nets")
    assert [e.id for e in load_course(folder).exercises] == ["nets/double"]
    assert "tensors" not in (folder / "course.toml").read_text()
    assert not (folder / "exercises" / "tensors").exists()

    commit(folder)
    release(mini, folder, "--topic", "tensors/questions")
    assert [e.id for e in load_course(folder).exercises] == ["tensors/questions", "nets/double"]


def test_solutions_are_released_by_topic_and_stay_released(mini: Course, edition: Path) -> None:
    """After a deadline; the other topics' stay hidden."""
    done = release(mini, edition, "--solutions", "tensors")

    assert done.exit_code == 0, done.output
    assert {path for path in files_in(edition) if path.startswith("solutions/")} == {
        "solutions/tensors/double.py",
        "solutions/tensors/questions.md",
    }
    commit(edition)
    says = release(mini, edition).output
    assert not says.startswith("0 files")
    assert "\n0 files" not in says
    assert (edition / "solutions/tensors/double.py").is_file()
    assert not (edition / "solutions/nets").exists()


def test_solutions_of_what_is_not_released_are_refused(mini: Course, tmp_path: Path) -> None:
    """It names the option to add."""
    done = release(mini, tmp_path / "edition", "--topic", "tensors", "--solutions", "nets")

    assert done.exit_code == 2
    assert "--solutions: nets/double is not released; add --topic for it" in done.output
    assert not (tmp_path / "edition").exists()


def test_an_edition_checks_in_an_environment_of_its_own(tmp_path: Path) -> None:
    """`gradlings list` and `check`, with the package of the edition and nothing hidden."""
    course = write_course(tmp_path / "course", EVERYTHING)
    copy_packaging(course.root)
    folder = tmp_path / "edition"
    assert release(course, folder, "--topic", "tensors").exit_code == 0

    listed = gradlings_in(folder, "list").stdout
    checked = gradlings_in(folder, "check", "margin_cost", "tensors/questions")

    assert "exercises/tensors/margin_cost.py   4 points" in listed
    assert "exercises/tensors/questions.md    10 points" in listed
    assert checked.returncode == 1, checked.stderr
    assert "0 of 1 exercises pass their public checks, 0 / 4 points" in checked.stdout
    assert "0 of 4 questions are answered" in checked.stdout


# --- leaks


def _a_public_check_with_the_solution(root: Path) -> str:
    path = root / "graders/tensors/double/test_public.py"
    path.write_text(path.read_text() + LONG_SOLUTION.partition('"""\n\n\n')[2])
    return "graders/tensors/double/test_public.py"


def _the_solution_inside_another_function(root: Path) -> str:
    path = root / "exercises/nets/double.py"
    path.write_text(
        "def other(x):\n    if x is not None:\n        y = 1\n        halves = 4 * x\n"
        "        return halves / 2\n"
    )
    return "exercises/nets/double.py"


def _the_solution_in_a_primer(root: Path) -> str:
    path = root / "exercises/tensors/README.md"
    path.write_text("# Tensors\n\n```python\nhalves = 4*x\nreturn halves/2\n```\n")
    return "exercises/tensors/README.md"


def _the_solution_in_a_figure(root: Path) -> str:
    path = root / "exercises/tensors/figure.svg"
    path.write_text("<svg><!-- halves = 4 * x\n return halves / 2 --></svg>")
    return "exercises/tensors/figure.svg"


def _a_copy_of_a_wrong_answer(root: Path) -> str:
    path = root / "exercises/tensors/README.md"
    path.write_bytes((root / "graders/tensors/double/wrong/one.py").read_bytes())
    return "exercises/tensors/README.md"


def _a_key_in_the_place_of_a_sheet(root: Path) -> str:
    path = root / "exercises/tensors/questions.md"
    path.write_text(KEY + "\nmore\n")
    return "exercises/tensors/questions.md"


def _a_reason_of_the_key_in_a_primer(root: Path) -> str:
    path = root / "exercises/tensors/README.md"
    path.write_text("# Tensors\n\nDoubling adds\na number to itself. So it is.\n")
    return "exercises/tensors/README.md"


@pytest.mark.parametrize(
    ("leak", "source"),
    [
        (_a_public_check_with_the_solution, "solutions/tensors/double.py:4"),
        (_the_solution_inside_another_function, "solutions/tensors/double.py:4"),
        (_the_solution_in_a_primer, "solutions/tensors/double.py:4"),
        (_the_solution_in_a_figure, "solutions/tensors/double.py:4"),
        (_a_copy_of_a_wrong_answer, "graders/tensors/double/wrong/one.py"),
        (_a_key_in_the_place_of_a_sheet, "solutions/tensors/questions.md:7"),
        (_a_reason_of_the_key_in_a_primer, "solutions/tensors/questions.md:7"),
    ],
)
def test_what_is_hidden_stops_the_release(
    mini: Course, tmp_path: Path, leak: Callable[[Path], str], source: str
) -> None:
    """Both places are named, and nothing is written."""
    place = leak(mini.root)

    done = release(load_course(mini.root), tmp_path / "edition")

    assert done.exit_code == 1
    assert "nothing was written" in done.output
    assert any(place in line and source in line for line in done.output.splitlines())
    assert not (tmp_path / "edition").exists()


def test_what_is_not_released_is_hidden_too(mini: Course, tmp_path: Path) -> None:
    """A released topic may hold the answers to a later one."""
    readme = mini.root / "exercises/tensors/README.md"
    readme.write_text("```\ntotal = x + x\nreturn total\n```\n")

    done = release(load_course(mini.root), tmp_path / "edition", "--topic", "tensors")

    assert done.exit_code == 1
    assert "exercises/tensors/README.md holds what solutions/nets/double.py:4" in done.output


# --- updates


def test_a_second_release_changes_nothing(mini: Course, edition: Path) -> None:
    """Not even the times of the files."""
    before = {path: path.stat().st_mtime_ns for path in edition.rglob("*") if path.is_file()}

    done = release(mini, edition)

    assert done.exit_code == 0
    assert "wrote" not in done.output
    assert not git(edition, "status", "--porcelain")
    assert all(
        path.stat().st_mtime_ns == then for path, then in before.items() if ".git" not in path.parts
    )


def test_an_update_changes_what_has_changed_and_commits_nothing(
    mini: Course, edition: Path
) -> None:
    """What the instructor added stays; what is gone from the course goes, too."""
    (edition / "NOTES.md").write_text("ours\n")
    commit(edition)
    (mini.root / "exercises/tensors/README.md").unlink()
    stub = mini.root / "exercises/nets/double.py"
    stub.write_text(stub.read_text().replace("Double a tensor.", "Double any tensor."))

    done = release(mini, edition)

    assert done.exit_code == 0, done.output
    changed = git(edition, "status", "--porcelain").splitlines()
    assert {line[3:] for line in changed} == {
        ".gradlings-release.json",
        "README.md",
        "exercises/nets/double.py",
        "exercises/tensors/README.md",
    }
    assert len(git(edition, "log", "--oneline").splitlines()) == 2
    assert (edition / "NOTES.md").read_text() == "ours\n"


def test_what_the_instructor_changed_in_the_edition_is_kept(mini: Course, edition: Path) -> None:
    """And reported; --force takes the course's version."""
    (edition / "README.md").write_text("# Our own\n")
    commit(edition)

    done = release(mini, edition)
    assert "kept README.md, which you have changed" in done.output
    assert (edition / "README.md").read_text() == "# Our own\n"

    assert release(mini, edition, "--force").exit_code == 0
    assert (edition / "README.md").read_text() != "# Our own\n"


def test_students_keep_their_answers_when_they_merge_an_update(
    mini: Course, edition: Path, tmp_path: Path
) -> None:
    """A conflict only where both sides changed a line."""
    student = tmp_path / "student"
    git(tmp_path, "clone", str(edition), str(student))
    answer = student / "exercises/tensors/double.py"
    answer.write_text(answer.read_text().replace("raise NotImplementedError", "return x + x"))
    sheet = student / "exercises/tensors/questions.md"
    sheet.write_text(sheet.read_text().replace("- [ ] Six", "- [x] Six"))
    commit(student)
    stub = mini.root / "exercises/tensors/double.py"
    stub.write_text(stub.read_text().replace("Double a tensor.", "Double any tensor."))
    key = mini.root / "solutions/tensors/questions.md"
    key.write_text(key.read_text().replace("A square has sides", "A field has sides"))
    (mini.root / "exercises/tensors/questions.md").write_text(blank_sheet(key.read_text()))
    release(load_course(mini.root), edition)
    commit(edition)

    git(student, "pull", "--no-rebase", "--no-edit", "origin", "main")

    assert "Double any tensor." in answer.read_text()
    assert "return x + x" in answer.read_text()
    assert "- [x] Six" in sheet.read_text()
    assert "A field has sides" in sheet.read_text()


def test_the_readmes_own_lines_get_an_update(mini: Course, edition: Path, tmp_path: Path) -> None:
    """With a git that nobody has configured, although both sides have commits of their own."""
    student, home = tmp_path / "student", tmp_path / "home"
    home.mkdir()
    git(tmp_path, "clone", str(edition), str(student))
    answer = student / "exercises/tensors/double.py"
    answer.write_text(answer.read_text().replace("raise NotImplementedError", "return x + x"))
    commit(student)
    stub = mini.root / "exercises/tensors/double.py"
    stub.write_text(stub.read_text().replace("Double a tensor.", "Double any tensor."))
    release(load_course(mini.root), edition)
    commit(edition)
    readme = (edition / "README.md").read_text()
    block = readme.split("## Getting updates")[1].split("```sh\n")[1].split("```")[0]
    names = {f"GIT_{who}_{what}": "ada@h" for who in ("AUTHOR", "COMMITTER") for what in _WHO}
    bare = {"HOME": str(home), "PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1"}

    subprocess.run(
        ["sh", "-ec", block.replace("COURSE_REPOSITORY", str(edition))],
        cwd=student,
        env=bare | names,
        check=True,
    )

    assert "Double any tensor." in answer.read_text()
    assert "return x + x" in answer.read_text()


def test_line_endings_of_windows_are_no_change(mini: Course, edition: Path, tmp_path: Path) -> None:
    """An edition that was checked out there is updated, and what is the same is left alone."""
    windows = tmp_path / "windows"
    git(tmp_path, "clone", "--config", "core.autocrlf=true", str(edition), str(windows))
    stub = mini.root / "exercises/tensors/double.py"
    assert b"\r\n" in (windows / "exercises/tensors/double.py").read_bytes()
    stub.write_text(stub.read_text().replace("Double a tensor.", "Double any tensor."))

    done = release(load_course(mini.root), windows)

    assert "kept" not in done.output
    assert "wrote exercises/tensors/double.py" in done.output
    assert "Double any tensor." in (windows / "exercises/tensors/double.py").read_text()
    assert b"\r\n" in (windows / "exercises/nets/double.py").read_bytes()


def test_a_new_folder_is_told_how_to_become_a_repository(mini: Course, tmp_path: Path) -> None:
    """The lines that are printed do it."""
    folder = tmp_path / "new"

    says = release(mini, folder).output

    lines = [line for line in says.splitlines() if line.startswith("git ")]
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    for line in lines:
        command = line.replace("git ", f"git {' '.join(who)} ")
        subprocess.run(["sh", "-ec", command], check=True, capture_output=True)
    assert not git(folder, "status", "--porcelain")


# --- folders that are refused


def test_a_dirty_tree_is_not_touched(mini: Course, edition: Path) -> None:
    """Not with --force either: what is not committed could be lost."""
    (edition / "README.md").write_text("half done\n")

    for options in ([], ["--force"]):
        done = release(mini, edition, *options)

        assert done.exit_code == 2
        assert "has changes that are not committed" in done.output
        assert (edition / "README.md").read_text() == "half done\n"


def test_a_folder_of_something_else_needs_force(mini: Course, tmp_path: Path) -> None:
    """It names what is there; with --force it is written in between."""
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "thesis.tex").write_text("years of work")

    done = release(mini, folder)
    assert done.exit_code == 2
    assert "holds files that are not of an edition (thesis.tex" in done.output
    assert files_in(folder) == {"thesis.tex"}

    assert release(mini, folder, "--force").exit_code == 0
    assert (folder / "thesis.tex").read_text() == "years of work"


def test_the_instructors_own_repo_is_refused(mini: Course, tmp_path: Path) -> None:
    """Its folders, and a clone of it: students would find the solutions in its history."""
    inside = release(mini, mini.root / "build" / "edition")
    assert inside.exit_code == 2
    assert "lies in the instructor's repo" in inside.output

    commit(mini.root)
    git(tmp_path, "clone", str(mini.root), str(tmp_path / "clone"))
    cloned = release(mini, tmp_path / "clone", "--force")
    assert cloned.exit_code == 2
    assert "has the history of the instructor's repo" in cloned.output


def test_a_file_in_the_place_of_the_folder_and_a_broken_record_are_told(
    mini: Course, edition: Path, tmp_path: Path
) -> None:
    """With what to do."""
    (tmp_path / "file").write_text("")
    assert "is a file; expected a folder" in release(mini, tmp_path / "file").output

    (edition / ".gradlings-release.json").write_text(json.dumps([1]))
    commit(edition)
    assert "cannot be read" in release(mini, edition).output
