"""Read what students handed in, and never follow where it leads.

A submission is read once, from a descriptor: regular files only, no links anywhere on the way, of
limited size. Names come from the instructor's disk; contents are hostile.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.exercises import Exercise


@dataclass(frozen=True)
class Submission:
    """One student's file for one exercise.

    Args:
        student: name of the student's folder.
        exercise: `topic/exercise`.
        source: the text; None when it could not be read.
        problem: why not, for the student; empty when it could.
        missing: whether it is simply not there.
    """

    student: str
    exercise: str
    source: str | None
    problem: str = ""
    missing: bool = False


def students_in(folder: Path) -> list[str]:
    """Give the names of the students' folders, in order; files and hidden folders are ignored.

    Raises:
        UsageError: there is no such folder, or nothing in it looks like a student's.
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
    """Read one student's file; whatever is wrong with it is told in the submission."""
    if student != _shown(student):
        told = "the folder's name has characters that cannot be shown; rename it"
        return Submission(_shown(student), exercise.id, None, told)
    path = exercise.path
    try:
        raw = read_regular(folder, [student, *path.split("/")], exercise.max_bytes)
    except FileNotFoundError:
        return Submission(student, exercise.id, None, f"there is no {path}", missing=True)
    except OSError as error:
        return Submission(student, exercise.id, None, told_of(error, path))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        told = f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8"
        return Submission(student, exercise.id, None, told)
    return Submission(student, exercise.id, text)


def _shown(name: str) -> str:
    """Give a name with what is not text replaced: bytes that are not UTF-8, control characters."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(c if c.isprintable() else "�" for c in text)


class _Refused(OSError):
    """We will not read this, though the system would."""


def read_regular(folder: Path, parts: Sequence[str], max_bytes: int) -> bytes:
    """Read a regular file of limited size, reached through folders and no link.

    Args:
        folder: of the instructor.
        parts: names of the folders below it, and of the file.
        max_bytes: how large it may be.

    Raises:
        OSError: it is not there, or is not such a file; `told_of` tells why.
    """
    here = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            _refuse_link(part, here)
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        _refuse_link(parts[-1], here)
        # Not blocking: opening a FIFO would otherwise wait for its writer.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
        opened = os.open(parts[-1], flags, dir_fd=here)
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            os.close(opened)
            raise _Refused("is not a regular file")
        with os.fdopen(opened, "rb") as file:
            raw = file.read(max_bytes + 1)
    finally:
        os.close(here)
    if len(raw) > max_bytes:
        raise _Refused(f"is larger than {max_bytes // 1024} KiB")
    return raw


def _refuse_link(name: str, folder: int) -> None:
    if stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
        raise _Refused(f"is reached through a link ({name}); hand in the file itself")


def told_of(error: OSError, path: str) -> str:
    """Tell a student why a file could not be read."""
    reason = str(error) if isinstance(error, _Refused) else f"cannot be read: {error.strerror}"
    return f"{path} {reason}"
