"""A fresh start: the student's file as it was handed out, and a backup of what was written."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from gradlings.course.exercise import Exercise
from gradlings.course.pack import unpacked
from gradlings.course.syntax import text_of
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.study.state import FOLDER, digest_of

MANIFEST = ".gradlings-release.json"  # of an edition: a digest of each file in it


def handed_out(exercise: Exercise) -> str:
    """Return the student's file as it was handed out.

    It is made from the solution, where that is. An edition for self-study has packed it. Else it is
    in the history: the version whose digest the last release has noted; if none is noted, the first
    version.

    Raises:
        UsageError: it is in neither.
        CourseError: the solution is wrong.
    """
    if exercise.solution.is_file():
        return exercise.blank()
    with unpacked(exercise, lambda path: path == exercise.path) as packed:
        if packed is not None:
            return text_of(packed.stub)
    wanted = _noted(exercise)
    first = None
    for raw in _versions(exercise):
        if wanted and digest_of(raw) == wanted:
            return _text(raw)
        first = raw
    if first is None or wanted:
        raise UsageError(
            f"{exercise.path} as it was handed out is not in this folder's history; get it from "
            "the repository of the course"
        )
    return _text(first)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8-sig").replace("\r\n", "\n")


def _noted(exercise: Exercise) -> str:
    try:
        found = json.loads((exercise.root / MANIFEST).read_text(encoding="utf-8"))
        return str(found.get(exercise.path, ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _versions(exercise: Exercise) -> Iterator[bytes]:
    """Return all versions of the student's file in the history, newest first."""
    log = _git(exercise.root, "log", "--full-history", "--format=%H", "--", exercise.path)
    for commit in log.decode().split():
        raw = _git(exercise.root, "show", f"{commit}:./{exercise.path}")
        if raw:
            yield raw


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints; nothing if the folder is not in a repo, or git is not installed."""
    try:
        done = subprocess.run(  # noqa: S603  # git, in the student's own folder
            ["git", "-C", folder, *arguments],  # noqa: S607  # the student's git
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if not done.returncode else b""


def back_up(exercise: Exercise, now: datetime) -> Path:
    """Keep a copy of the student's file; return its path.

    Raises:
        UsageError: it cannot be written.
    """
    folder = exercise.root / FOLDER / "backup" / exercise.topic
    name = f"{exercise.name}-{now:%Y%m%d-%H%M%S}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, 1000):
            suffix = exercise.suffix if number == 1 else f"-{number}{exercise.suffix}"
            path = folder / f"{name}{suffix}"
            if not path.exists():
                path.write_bytes(exercise.stub.read_bytes())
                return path
    except OSError as error:
        raise UsageError(f"no backup of {exercise.path}: {error}; nothing was changed") from None
    raise UsageError(f"too many backups in {folder}; remove some")


def put_back(exercise: Exercise, text: str) -> None:
    """Write the student's file as it was handed out.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        exercise.stub.parent.mkdir(parents=True, exist_ok=True)
        replace_file(exercise.stub, text)
    except OSError as error:
        raise UsageError(f"{exercise.path} cannot be written: {error.strerror}") from None
