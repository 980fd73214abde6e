"""Collect a class: fetch in parallel, take each student's commit, lay out what is graded."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from gradlings.course import manifest
from gradlings.course.course import Topic
from gradlings.course.manifest import IN_TIME, Collected
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.hosts.git.repository import Trouble
from gradlings.hosts.git.student import CollectOptions, Student
from gradlings.hosts.git.taken import Taken, take
from gradlings.results import Person

_INCOMING, _LEFT = ".incoming", ".left"


def collect_class(
    roster: Mapping[str, str],
    topics: Sequence[Topic],
    into: Path,
    options: CollectOptions,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    people: Mapping[str, Person] | None = None,
) -> list[Collected]:
    """Collect all students' submissions; one that fails does not stop the others.

    Args:
        roster: repository by student.
        topics: whose exercises are taken.
        into: gets a folder per student, another one in `.in_time` for what was there in time of
            late work, a manifest, and the copies that the next run builds on.
        options: deadlines and limits.
        on_progress: is called with (done, total).
        people: who the students are, by student; the manifest says it.

    Returns:
        What was collected, in the order of the roster. After Ctrl-C, the manifest holds what was
        collected by then, and for the other students what the last run collected.
    """
    into.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(into / _INCOMING, ignore_errors=True)  # of a run that was interrupted
    found = _known(into)
    done: set[str] = set()
    stop = threading.Event()
    with ThreadPoolExecutor(options.jobs) as pool:
        futures = [
            pool.submit(
                _collect_one, Student(name, url, into, options, stop, found.get(name)), topics
            )
            for name, url in roster.items()
        ]
        try:
            for future in as_completed(futures):
                one = future.result()
                if not one.fetched and one.student in found:
                    one = replace(found[one.student], problems=one.problems, fetched=False)
                found[one.student] = one
                done.add(one.student)
                on_progress(len(done), len(roster))
        except BaseException:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            raise
        finally:
            rows = [_named(found[name], people or {}) for name in roster if name in found]
            replace_file(into / manifest.FILE, manifest.manifest_json(rows))
    return rows


def _named(row: Collected, people: Mapping[str, Person]) -> Collected:
    """Return a row that says who the student is, also one of an earlier run."""
    person = people.get(row.student, Person(row.student))
    return replace(row, name=person.name, email=person.email, lms_id=person.lms_id)


def set_aside(into: Path, roster: Collection[str]) -> list[str]:
    """Move what was collected of students who left the roster out of the class; return who left.

    Their folders go to `.left`, and the manifest forgets them.
    """
    left = sorted(set(_known(into)) - set(roster))
    for student in left:
        for folder in (Path(student), Path(IN_TIME, student)):
            aside = into / _LEFT / folder
            if (into / folder).is_dir():
                aside.parent.mkdir(parents=True, exist_ok=True)
                shutil.rmtree(aside, ignore_errors=True)
                (into / folder).rename(aside)
    return left


def _known(into: Path) -> dict[str, Collected]:
    try:
        return manifest.read_manifest(into) or {}
    except UsageError:
        return {}  # not ours: this run writes a new one


def _collect_one(student: Student, topics: Sequence[Topic]) -> Collected:
    repository = student.repository()
    taken: list[Taken] = []
    try:
        repository.fetch()
        for topic in topics:
            taken.append(take(student, repository, topic))
    except (Trouble, OSError) as error:
        # The student is graded as missing, or as in the last run.
        (student.into / student.name).mkdir(exist_ok=True)
        return Collected(student.name, student.url, problems=(str(error),), fetched=False)
    files = {path: raw for one in taken for path, raw in one.files.items()}
    in_time = {path: raw for one in taken for path, raw in one.in_time.items()}
    _lay_out(student.into, Path(student.name), files)
    _lay_out(student.into, Path(IN_TIME, student.name), in_time)
    commits = [one.commit for one in taken if one.commit is not None]
    newest = max(commits, key=lambda commit: commit.at, default=None)
    return Collected(
        student.name,
        student.url,
        commit=newest.name if newest is not None else "",
        topics=tuple(one.row for one in taken if one.row is not None),
        files=len(files),
        problems=tuple(dict.fromkeys(problem for one in taken for problem in one.problems)),
        untouched=tuple(
            topic.name for topic, one in zip(topics, taken, strict=True) if one.is_untouched
        ),
    )


def _lay_out(into: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a student's files in place of those of the last run, all of them at once.

    Args:
        into: the class.
        folder: of the student, in the class. What was there in time has one only if it has files.
        files: contents by path.
    """
    incoming, place = into / _INCOMING / folder, into / folder
    incoming.mkdir(parents=True, exist_ok=True)
    for path, raw in files.items():
        (incoming / path).parent.mkdir(parents=True, exist_ok=True)
        (incoming / path).write_bytes(raw)
    shutil.rmtree(place, ignore_errors=True)
    if files or place.parent == into:
        place.parent.mkdir(exist_ok=True)
        incoming.rename(place)
