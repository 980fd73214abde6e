"""Files that students hand in are read once, never followed, and what is wrong is reported."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gradlings.course.exercise import Exercise
from gradlings.course.submissions import read_submission, students_in
from gradlings.errors import UsageError

FILE = "exercises/tensors/double.py"


def _place(folder: Path, student: str = "ann") -> Path:
    path = folder / student / FILE
    path.parent.mkdir(parents=True)
    return path


def _read(folder: Path) -> tuple[str | None, str, bool]:
    submission = read_submission(folder, "ann", Exercise(folder, "tensors", "double"))
    return submission.source, submission.problem, submission.missing


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"x = 1\n", "x = 1\n"),
        (b"\xef\xbb\xbfx = 1\n", "x = 1\n"),
        (b"x = 1\r\n", "x = 1\r\n"),
        (b"", ""),
        ("x = 'é'\n".encode(), "x = 'é'\n"),
    ],
)
def test_a_readable_file_is_read(tmp_path: Path, raw: bytes, text: str) -> None:
    """A byte-order mark, other line ends and an empty file are no problems."""
    _place(tmp_path).write_bytes(raw)

    assert _read(tmp_path) == (text, "", False)


def test_what_is_not_there_is_missing(tmp_path: Path) -> None:
    """A missing folder is a missing file."""
    (tmp_path / "ann").mkdir()

    source, problem, missing = _read(tmp_path)

    assert (source, missing) == (None, True)
    assert problem == f"there is no {FILE}"


def _oversized(path: Path) -> None:
    path.write_bytes(b"#" * (Exercise.max_bytes + 1))


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def _linked(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _linked_topic(path: Path) -> None:
    path.parent.rmdir()
    path.parent.symlink_to("/etc")


def _linked_exercises(path: Path) -> None:
    path.parent.rmdir()
    path.parent.parent.rmdir()
    path.parent.parent.symlink_to("/etc")


def _linked_student(path: Path) -> None:
    path.write_text("x = 1")
    student = path.parents[2]
    student.rename(student.with_name("elsewhere"))
    student.symlink_to("elsewhere")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_oversized, "is larger than 256 KiB"),
        (_sparse, "is larger than 256 KiB"),
        (lambda path: path.write_bytes(b"\xff\xfe"), "is not UTF-8"),
        (_linked, "through a link"),
        (_dangling, "through a link"),
        (_linked_topic, "through a link"),
        (_linked_exercises, "through a link"),
        (_linked_student, "through a link"),
        (lambda path: os.mkfifo(path), "is not a regular file"),
        (lambda path: path.mkdir(), "is not a regular file"),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_what_cannot_be_read_is_told_and_not_followed(
    tmp_path: Path, make: object, says: str
) -> None:
    """Links anywhere on the way, pipes, folders, huge and binary files."""
    make(_place(tmp_path))  # type: ignore[operator]

    source, problem, missing = _read(tmp_path)

    assert (source, missing) == (None, False)
    assert says in problem


def test_students_are_folders_in_order(tmp_path: Path) -> None:
    """Files and hidden folders are ignored; a link is kept, to be refused by name."""
    for name in ("bob", "ann", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "readme.txt").write_text("")
    (tmp_path / "eve").symlink_to("/etc")

    assert students_in(tmp_path) == ["ann", "bob", "eve"]


def test_a_folder_that_cannot_be_a_class_is_a_misuse(tmp_path: Path) -> None:
    """No folder, an empty one, and one student's own."""
    with pytest.raises(UsageError, match="no such folder"):
        students_in(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="no students"):
        students_in(tmp_path)
    (tmp_path / "exercises").mkdir()
    with pytest.raises(UsageError, match="looks like one student's folder"):
        students_in(tmp_path)
