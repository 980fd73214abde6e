"""Read the files that students handed in, and follow no links.

A submission is read once, from a descriptor: regular files only, no links anywhere on the way, of
limited size. Names come from the instructor's disk; contents are hostile.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.errors import UsageError
from gradlings.files import read_regular, unreadable_because


@dataclass(frozen=True)
class Submission:
    """One student's file for one exercise.

    Args:
        student: name of the student's folder.
        exercise: `topic/exercise`.
        source: the text; None when it could not be read.
        problem: why not, for the student; empty when it could.
        missing: whether there is no such file.
    """

    student: str
    exercise: str
    source: str | None
    problem: str = ""
    missing: bool = False


def students_in(folder: Path) -> list[str]:
    """Return the names of the students' folders, in order; files and hidden folders are ignored.

    Raises:
        UsageError: there is no such folder, or it does not hold a folder per student.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; expected one with a folder per student")
    names = sorted(
        entry.name
        for entry in os.scandir(folder)
        if not entry.name.startswith(".") and (entry.is_symlink() or entry.is_dir())
    )
    if not names:
        raise UsageError(f"{folder}: no students; expected a folder per student")
    if "exercises" in names:
        raise UsageError(
            f"{folder} looks like one student's folder; expected the folder that holds all of "
            f"them, such as {folder.resolve().parent}"
        )
    return names


def read_submission(folder: Path, student: str, exercise: Exercise) -> Submission:
    """Read one student's file; the submission says what is wrong with it."""
    if student != _shown(student):
        problem = "the folder's name has characters that cannot be shown; rename it"
        return Submission(_shown(student), exercise.id, None, problem)
    for path in exercise.paths:
        try:
            raw = read_regular(folder, [student, *path.split("/")], exercise.max_bytes)
            break
        except FileNotFoundError:
            continue
        except OSError as error:
            return Submission(student, exercise.id, None, unreadable_because(error, path))
    else:
        return Submission(student, exercise.id, None, f"there is no {exercise.path}", missing=True)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8"
        return Submission(student, exercise.id, None, problem)
    return Submission(student, exercise.id, text)


def _shown(name: str) -> str:
    """Replace what cannot be shown in a name: bytes that are not UTF-8, control characters."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "�" for c in text)
