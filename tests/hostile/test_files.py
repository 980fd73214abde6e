"""Hostile things in the place of a submission: each is recognized, and hurts nobody else."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from gradlings.course.course import Course
from gradlings.course.exercise import Exercise
from gradlings.course.submissions import read_submission
from gradlings.grading import GradingOptions, grade_class
from gradlings.grading.gradebook import Gradebook
from gradlings.outcomes import Outcome, Status
from gradlings.results import ExerciseResult, Report

SENTINEL = "sentinel-51be77d2"


def _place(folder: Path) -> Path:
    (folder / "exercises" / "tensors").mkdir(parents=True)
    return folder / "exercises" / "tensors" / "margin_cost.py"


def _fifo(folder: Path, secret: Path) -> None:
    os.mkfifo(_place(folder))


def _link_to_file(folder: Path, secret: Path) -> None:
    _place(folder).symlink_to(secret)


def _dangling_link(folder: Path, secret: Path) -> None:
    _place(folder).symlink_to(folder / "nowhere")


def _circular_link(folder: Path, secret: Path) -> None:
    _place(folder).symlink_to("margin_cost.py")


def _link_to_endless(folder: Path, secret: Path) -> None:
    _place(folder).symlink_to("/dev/zero")


def _link_of_topic(folder: Path, secret: Path) -> None:
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "tensors").symlink_to(secret.parent)


def _link_of_exercises(folder: Path, secret: Path) -> None:
    folder.mkdir()
    (folder / "exercises").symlink_to(secret.parent.parent)


def _link_of_student(folder: Path, secret: Path) -> None:
    folder.symlink_to(secret.parent.parent.parent)


def _folder(folder: Path, secret: Path) -> None:
    _place(folder).mkdir()


def _file_for_topic(folder: Path, secret: Path) -> None:
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "tensors").write_text("")


def _fifo_for_topic(folder: Path, secret: Path) -> None:
    (folder / "exercises").mkdir(parents=True)
    os.mkfifo(folder / "exercises" / "tensors")


def _socket(folder: Path, secret: Path) -> None:
    path = _place(folder)
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)
    os.chdir(here)


def _device(folder: Path, secret: Path) -> None:
    path = _place(folder)
    try:
        os.mknod(path, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero
    except PermissionError:
        os.mkfifo(path)


def _oversized(folder: Path, secret: Path) -> None:
    _place(folder).write_text("#" * (Exercise.max_bytes + 1))


def _sparse(folder: Path, secret: Path) -> None:
    _place(folder).touch()
    os.truncate(_place_of(folder), 1 << 40)


def _place_of(folder: Path) -> Path:
    return folder / "exercises" / "tensors" / "margin_cost.py"


def _latin(folder: Path, secret: Path) -> None:
    _place(folder).write_bytes("# é\n".encode("latin-1"))


def _utf16(folder: Path, secret: Path) -> None:
    _place(folder).write_bytes("# text\n".encode("utf-16"))


def _binary(folder: Path, secret: Path) -> None:
    _place(folder).write_bytes(bytes(range(256)) * 99)


def _surrogate(folder: Path, secret: Path) -> None:
    _place(folder).write_bytes(b"x = '\xed\xa0\x80'\n")


REFUSED: dict[str, Callable[[Path, Path], None]] = {
    "a FIFO": _fifo,
    "a link to a file": _link_to_file,
    "a dangling link": _dangling_link,
    "a circular link": _circular_link,
    "a link to an endless file": _link_to_endless,
    "a link of the topic": _link_of_topic,
    "a link of exercises": _link_of_exercises,
    "a link of the student": _link_of_student,
    "a folder": _folder,
    "a file for the topic": _file_for_topic,
    "a FIFO for the topic": _fifo_for_topic,
    "a socket": _socket,
    "a device": _device,
    "an oversized file": _oversized,
    "a sparse file": _sparse,
    "Latin-1": _latin,
    "UTF-16": _utf16,
    "binary": _binary,
    "a surrogate": _surrogate,
}

# Text that can be read, but not run.
UNREADABLE = {
    "null bytes": "x = 1\0\n",
    "parentheses": "x = " + "(" * 10_000 + ")" * 10_000,
    "brackets": "x = " + "[" * 90 + "]" * 90 + "\n" + "x = " + "[" * 50_000,
    "a syntax error": "def two_class_cost(:\n",
    "indentation": "".join(" " * i + "if 1:\n" for i in range(150)),
    "a merge conflict": "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> theirs\n",
    "Python 2": "print 'hello'\n",
    "a notebook": '{"cells": [], "metadata": {}, "nbformat": null}}',
}
# Text that takes a compiler to its limits: it may or may not run.
STRAINING = {
    "minus signs": "x = " + "-" * 100_000 + "1\n",
    "a long sum": "x = " + "1+" * 100_000 + "1\n",
    "a long chain of attributes": "x = a" + ".b" * 100_000 + "\n",
    "a long chain of calls": "x = a" + "()" * 100_000 + "\n",
    "a long chain of elif": "if 0: pass\n" + "elif 0: pass\n" * 15_000,
    "many else-ifs as expressions": "x = " + "1 if 0 else " * 20_000 + "1\n",
    "lambdas": "x = " + "lambda: " * 30_000 + "1\n",
    "nots": "x = " + "not " * 50_000 + "1\n",
    "a huge number": "x = " + "9" * 200_000 + "\n",
    "a huge repetition": "x = ('x' * 4096) * (1 << 40)\n",
    "f-strings": "x = " + "f'{" * 100 + "1" + "}'" * 100 + "\n",
    "stars": "*" + "a, *" * 50_000 + "b = []\n",
    "generators": "x = " + "[" * 19 + "0" + " for a in b]" * 19 + "\n",
    "a strange coding line": "# -*- coding: rot13 -*-\nx = 1\n",
    "form feeds": "\f\f\f\v\x1b[2J = 1\n",
    "bidirectional text": "x = '\u202e\u2066'  # \u202e\n",
    "nothing": "",
}
FINE = {
    "with a BOM": "\ufeff{}",
    "with CRLF": "{}",
    "with a CR": "{}",
    "with a coding line": "# -*- coding: latin-1 -*-\n{}",
    "without a final newline": "{}",
    "with odd escapes": "x = '\\d\\w'\n{}",
}


@pytest.fixture(scope="module")
def report(
    small_course: Course, exercise: Exercise, honest: str, tmp_path_factory: pytest.TempPathFactory
) -> Report:
    """A class in which all of this was handed in, graded as classes are."""
    root = tmp_path_factory.mktemp("class")
    secret = _place(root / "elsewhere")
    secret.write_text(f'"""{SENTINEL}"""\n{honest}')
    folder = root / "submissions"
    folder.mkdir()
    for name, make in REFUSED.items():
        make(folder / name, secret)
    for name, text in (UNREADABLE | STRAINING).items():
        _place(folder / name).write_text(text, newline="")
    for name, form in FINE.items():
        text = form.format(honest) if form != "{}" else honest
        newline = {"with CRLF": "\r\n", "with a CR": "\r"}.get(name, "\n")
        text = text.rstrip("\n") if name == "without a final newline" else text
        _place(folder / name).write_text(text, encoding="utf-8", newline=newline)
    _place(folder / "honest").write_text(honest)
    (folder / "no file").mkdir()
    gradebook = Gradebook(f"sqlite:///{root}/grades.sqlite")
    try:
        return grade_class(small_course, [exercise], folder, gradebook, GradingOptions())
    finally:
        gradebook.close()


def _of(report: Report, student: str) -> ExerciseResult:
    (result,) = (r for r in report.results if r.student == student)
    return result


@pytest.mark.parametrize("student", REFUSED)
def test_what_is_no_plain_text_file_is_refused_with_its_reason(
    report: Report, student: str
) -> None:
    """Links, devices, folders, oversized files and other encodings get no points, but a reason."""
    result = _of(report, student)

    assert result.status in (Status.UNREADABLE, Status.MISSING)
    assert result.score == 0
    assert result.detail
    assert SENTINEL not in result.detail


@pytest.mark.parametrize("student", UNREADABLE)
def test_what_is_no_program_is_refused_with_its_reason(report: Report, student: str) -> None:
    """Text that is no Python program gets no points, but a reason."""
    result = _of(report, student)

    assert result.status is Status.UNREADABLE
    assert result.score == 0
    assert "not a Python program" in result.detail


@pytest.mark.parametrize("student", STRAINING)
def test_what_strains_the_compiler_strains_nothing_else(report: Report, student: str) -> None:
    """Source that overflows parser, compiler or memory earns nothing and breaks no check."""
    result = _of(report, student)

    assert result.status in (Status.UNREADABLE, Status.GRADED)
    assert result.score == 0
    assert Outcome.GRADER_ERROR not in {check.outcome for check in result.checks}


@pytest.mark.parametrize("student", FINE)
def test_an_odd_but_correct_file_is_correct(report: Report, student: str) -> None:
    """A byte order mark, other line ends and the like cost nothing."""
    result = _of(report, student)

    assert result.score == result.max_score


def test_the_honest_student_among_them_has_full_marks(report: Report) -> None:
    """Nothing in the class touched the one who did the work."""
    result = _of(report, "honest")

    assert result.status is Status.GRADED
    assert result.score == result.max_score


def test_a_student_without_a_file_is_told_so(report: Report) -> None:
    """No file is no points and a clear word."""
    result = _of(report, "no file")

    assert result.status is Status.MISSING
    assert "exercises/tensors/margin_cost.py" in result.detail


def test_no_secret_is_in_the_report(report: Report) -> None:
    """What links pointed to is nowhere in the results."""
    assert SENTINEL not in repr(report.to_json())


def test_an_unreadable_file_is_a_problem_of_its_own(
    exercise: Exercise, tmp_path: Path, honest: str
) -> None:
    """A file without permissions is refused with its reason, or read, if we may."""
    path = _place(tmp_path / "student")
    path.write_text(honest)
    path.chmod(0)

    submission = read_submission(tmp_path, "student", exercise)

    assert submission.source == honest or "cannot be read" in submission.problem


def test_a_file_of_just_the_limit_is_read(exercise: Exercise, tmp_path: Path) -> None:
    """The limit on the size is a limit, not a trap."""
    _place(tmp_path / "student").write_text("#" * Exercise.max_bytes)

    assert read_submission(tmp_path, "student", exercise).problem == ""


def test_a_name_that_is_no_text_stops_no_class(
    small_course: Course, exercise: Exercise, honest: str, tmp_path: Path
) -> None:
    """A student's folder whose name is not UTF-8 is refused in words; the others are graded."""
    for name in (b"caf\xe9", b"honest"):
        _place(tmp_path / "class" / os.fsdecode(name)).write_text(honest)
    gradebook = Gradebook(f"sqlite:///{tmp_path}/grades.sqlite")

    try:
        graded = grade_class(
            small_course, [exercise], tmp_path / "class", gradebook, GradingOptions()
        )
    finally:
        gradebook.close()

    unnamed, honest_one = graded.results
    assert honest_one.score == exercise.max_score
    assert (unnamed.student, unnamed.status) == ("caf�", Status.UNREADABLE)
    assert "rename it" in unnamed.detail
