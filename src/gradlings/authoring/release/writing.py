"""Write an edition into a folder: only what changed, and not over the instructor's changes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gradlings.authoring.release.contents import Edition
from gradlings.errors import CourseError, UsageError
from gradlings.study.fresh import MANIFEST
from gradlings.study.state import digest_of


@dataclass
class Change:
    """The files of an edition that were written, removed or kept.

    Args:
        written: paths of new or changed files.
        removed: paths of files that the edition no longer has.
        kept: paths of files that the instructor has changed since the last release.
        unchanged: how many files were up to date.
    """

    written: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    unchanged: int = 0


def require_room(folder: Path, root: Path, *, force: bool) -> None:
    """Raise UsageError unless an edition may be written into a folder.

    Args:
        folder: where students' files are to go.
        root: folder of the instructor's course.
        force: whether the folder may hold files that are not of an edition.

    Raises:
        UsageError: the folder is in the course or shares its history, has uncommitted changes, or
            holds other files.
    """
    where = folder.resolve()
    if where == root.resolve() or root.resolve() in where.parents:
        raise UsageError(f"{folder} lies in the instructor's repo; choose a folder outside of it")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; expected a folder, or a new path")
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    if _git(folder, "status", "--porcelain", "--", ".").strip():
        raise UsageError(
            f"{folder} has changes that are not committed; commit or stash them, and run this again"
        )
    shared = _first_commits(folder) & _first_commits(root)
    if shared:
        raise UsageError(
            f"{folder} has the history of the instructor's repo (commit {min(shared)[:10]}), which "
            "holds the solutions; release into a new repo"
        )
    is_edition = (folder / MANIFEST).is_file()
    holds = [path.name for path in folder.iterdir() if path.name != ".git"]
    if holds and not is_edition and not force:
        raise UsageError(
            f"{folder} holds files that are not of an edition ({min(holds)}, …); choose an empty "
            "folder, or add --force to write into this one"
        )


def _first_commits(folder: Path) -> set[str]:
    return set(_git(folder, "rev-list", "--max-parents=0", "--all").split())


def _git(folder: Path, *arguments: str) -> str:
    """Return what git prints; empty if the folder is not in a repo, or git is not installed."""
    try:
        done = subprocess.run(  # noqa: S603  # git, and a folder that the instructor named
            ["git", "-C", folder, *arguments],  # noqa: S607  # the instructor's git
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if not done.returncode else ""


def write_edition(edition: Edition, folder: Path, *, force: bool = False) -> Change:
    """Write what has changed since the last release into the folder.

    Args:
        edition: the students' files.
        folder: see `require_room`.
        force: also overwrite files that the instructor has changed.

    Raises:
        CourseError: a file cannot be read or written.
    """
    change = Change()
    last = _last_release(folder)
    try:
        for path, raw in edition.items():
            _write(folder / path, raw, path, last, change, force=force)
        for path, digest in last.items():
            if path not in edition:
                _remove(folder / path, digest, path, change)
        if change.written or change.removed or not (folder / MANIFEST).is_file():
            digests = {path: digest_of(raw) for path, raw in edition.items()}
            (folder / MANIFEST).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise CourseError(f"{error.filename}: {error.strerror}") from None
    return change


def _write(
    file: Path, raw: bytes, path: str, last: Mapping[str, str], change: Change, *, force: bool
) -> None:
    there = file.read_bytes() if file.is_file() else None
    if there is not None and digest_of(there) == digest_of(raw):
        change.unchanged += 1
    elif there is not None and digest_of(there) != last.get(path) and not force:
        change.kept.append(path)
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
        change.written.append(path)


def _remove(file: Path, digest: str, path: str, change: Change) -> None:
    if not file.is_file():
        return
    if digest_of(file.read_bytes()) != digest:
        change.kept.append(path)
        return
    file.unlink()
    change.removed.append(path)


def paths_of_last_release(folder: Path) -> set[str]:
    """Return the paths that were in the last edition; none before the first release."""
    return set(_last_release(folder))


def _last_release(folder: Path) -> dict[str, str]:
    file = folder / MANIFEST
    if not file.is_file():
        return {}
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {str(path): str(digest) for path, digest in found.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise UsageError(f"{file} cannot be read ({error}); restore it with git") from None
