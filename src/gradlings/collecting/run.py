"""Collect a class: fetch side by side, take each student's commit, lay out what is graded."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from gradlings.collecting.repository import Commit, Limits, Repository, Trouble
from gradlings.exercises import Exercise
from gradlings.report import replace_file

MANIFEST = "manifest.json"
SCHEMA = "gradlings/manifest/v1"
_COPIES, _INCOMING = ".repositories", ".incoming"


@dataclass(frozen=True)
class Options:
    """How to collect.

    Args:
        deadline: commits after it do not count; None for no deadline.
        extensions: later (or earlier) deadlines of single students.
        limits: what one repository may cost.
        jobs: how many repositories are fetched side by side.
    """

    deadline: datetime | None = None
    extensions: Mapping[str, datetime] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    jobs: int = 8


@dataclass(frozen=True)
class Collected:
    """What was collected of one student, as the manifest holds it.

    Args:
        student: name of the folder.
        repository: where it came from.
        commit: hash of the commit that was taken; empty for none.
        committed_at: when, by its own account, in ISO 8601; empty for none.
        deadline: the student's own, in ISO 8601; empty for none.
        late_s: seconds after the deadline of the class, 0 in time; None without a deadline.
        files: how many were taken.
        problems: what could not be had, in words.
    """

    student: str
    repository: str
    commit: str = ""
    committed_at: str = ""
    deadline: str = ""
    late_s: float | None = None
    files: int = 0
    problems: tuple[str, ...] = ()


def collect(
    roster: Mapping[str, str],
    exercises: Sequence[Exercise],
    into: Path,
    options: Options,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Collected]:
    """Collect all students' submissions; one that cannot be had stops no other.

    Args:
        roster: repository by student.
        exercises: whose files are taken.
        into: gets a folder per student, a manifest, and the copies that the next run builds on.
        options: deadlines and limits.
        on_progress: told (done, total).

    Returns:
        What was collected, in the order of the roster. After Ctrl-C the manifest has what had been
        collected by then, and of the others what the last run knew.
    """
    into.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(into / _INCOMING, ignore_errors=True)  # of a run that was interrupted
    stop = threading.Event()
    found: dict[str, Collected] = {}
    with ThreadPoolExecutor(options.jobs) as pool:
        futures = [
            pool.submit(_collect_one, student, url, exercises, into, options, stop)
            for student, url in roster.items()
        ]
        try:
            for future in as_completed(futures):
                one = future.result()
                found[one.student] = one
                on_progress(len(found), len(roster))
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
        finally:
            _write_manifest(into, roster, found, options)
    return [found[student] for student in roster]


def _collect_one(
    student: str,
    url: str,
    exercises: Sequence[Exercise],
    into: Path,
    options: Options,
    stop: threading.Event,
) -> Collected:
    deadline = options.extensions.get(student, options.deadline)
    own = deadline.isoformat() if deadline is not None else ""
    repository = Repository(into / _COPIES / f"{student}.git", url, options.limits, stop)
    try:
        repository.fetch()
        commit = repository.last_commit(deadline)
        files, problems = _read(repository, commit, exercises)
    except (Trouble, OSError) as error:
        (into / student).mkdir(exist_ok=True)  # it is graded as missing, or as it was last time
        return Collected(student, url, deadline=own, problems=(str(error),))
    _lay_out(into, student, files)
    if commit is None:
        return Collected(student, url, deadline=own, problems=(f"no commit before {own}",))
    return Collected(
        student,
        url,
        commit=commit.name,
        committed_at=commit.at.isoformat(),
        deadline=own,
        late_s=_late_s(commit, options.deadline),
        files=len(files),
        problems=tuple(problems),
    )


def _late_s(commit: Commit, deadline: datetime | None) -> float | None:
    return None if deadline is None else max(0.0, (commit.at - deadline).total_seconds())


def _read(
    repository: Repository, commit: Commit | None, exercises: Sequence[Exercise]
) -> tuple[dict[str, bytes], list[str]]:
    if commit is None:
        return {}, []
    limit = max(exercise.max_bytes for exercise in exercises)
    read = repository.read(commit, [exercise.path for exercise in exercises], limit)
    files = {path: raw for path, raw in read.items() if isinstance(raw, bytes)}
    return files, [told for told in read.values() if isinstance(told, str)]


def _lay_out(into: Path, student: str, files: Mapping[str, bytes]) -> None:
    """Put the student's files in place of those of the last run, all of them at once."""
    incoming, folder = into / _INCOMING / student, into / student
    incoming.mkdir(parents=True, exist_ok=True)
    for path, raw in files.items():
        (incoming / path).parent.mkdir(parents=True, exist_ok=True)
        (incoming / path).write_bytes(raw)
    shutil.rmtree(folder, ignore_errors=True)
    incoming.rename(folder)


def _write_manifest(
    into: Path, roster: Mapping[str, str], found: Mapping[str, Collected], options: Options
) -> None:
    known = _known(into / MANIFEST)
    rows = {s: asdict(found[s]) if s in found else known.get(s) for s in roster}
    data = {
        "schema": SCHEMA,
        "deadline": options.deadline.isoformat() if options.deadline is not None else "",
        "students": [row for row in rows.values() if row is not None],
    }
    replace_file(into / MANIFEST, json.dumps(data, indent=1) + "\n")


def _known(file: Path) -> dict[str, Any]:
    try:
        return {row["student"]: row for row in json.loads(file.read_text())["students"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}  # none yet, or not ours: this run writes a new one
