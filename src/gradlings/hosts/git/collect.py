"""Collect a class: fetch in parallel, take each student's commit, lay out what is graded."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from gradlings.course import manifest
from gradlings.course.course import Topic
from gradlings.course.late import LatePolicy
from gradlings.course.manifest import Collected, CollectedTopic
from gradlings.errors import UsageError
from gradlings.files import replace_file
from gradlings.hosts.git.repository import Commit, FetchLimits, Repository, Trouble
from gradlings.hosts.git.work import Work

_COPIES, _INCOMING, _LEFT = ".repositories", ".incoming", ".left"


@dataclass(frozen=True)
class CollectOptions:
    """How to collect.

    Args:
        deadline: of all topics; None for those of course.toml.
        extensions: later deadlines of single students.
        late: the course's policy; None to take no late work.
        limits: what one repository may cost.
        jobs: how many repositories are fetched in parallel.
    """

    deadline: datetime | None = None
    extensions: Mapping[str, datetime] = field(default_factory=dict)
    late: LatePolicy | None = None
    limits: FetchLimits = field(default_factory=FetchLimits)
    jobs: int = 8

    def deadline_of(self, student: str, topic: Topic) -> datetime | None:
        """Return a student's own deadline of a topic; an extension takes no time away."""
        due = self.deadline or topic.due
        if due is not None and student in self.extensions:
            due = max(due, self.extensions[student])
        return self.late.deadline(student, topic.name, due) if self.late is not None else due

    def cutoff(self, deadline: datetime | None) -> datetime | None:
        """Return the time after which no commit counts."""
        if deadline is None or self.late is None:
            return deadline
        return self.late.cutoff(deadline)


def collect_class(
    roster: Mapping[str, str],
    topics: Sequence[Topic],
    into: Path,
    options: CollectOptions,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Collected]:
    """Collect all students' submissions; one that fails does not stop the others.

    Args:
        roster: repository by student.
        topics: whose exercises are taken.
        into: gets a folder per student, a manifest, and the copies that the next run builds on.
        options: deadlines and limits.
        on_progress: is called with (done, total).

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
                _collect_one, _Student(name, url, into, options, stop, found.get(name)), topics
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
            rows = [found[student] for student in roster if student in found]
            replace_file(into / manifest.FILE, manifest.manifest_json(rows))
    return [found[student] for student in roster]


def set_aside(into: Path, roster: Collection[str]) -> list[str]:
    """Move what was collected of students who left the roster out of the class; return who left.

    Their folders go to `.left`, and the manifest forgets them.
    """
    left = sorted(set(_known(into)) - set(roster))
    for student in left:
        if (into / student).is_dir():
            (into / _LEFT).mkdir(exist_ok=True)
            shutil.rmtree(into / _LEFT / student, ignore_errors=True)
            (into / student).rename(into / _LEFT / student)
    return left


def _known(into: Path) -> dict[str, Collected]:
    try:
        return manifest.read_manifest(into) or {}
    except UsageError:
        return {}  # not ours: this run writes a new one


@dataclass(frozen=True)
class _Student:
    """A student to collect, the repository, and the folder to collect into."""

    name: str
    url: str
    into: Path
    options: CollectOptions
    stop: threading.Event
    before: Collected | None = None  # by the last run

    def taken_before(self, topic: Topic) -> CollectedTopic | None:
        """Return what the last run took of a topic."""
        rows = self.before.topics if self.before is not None else ()
        return next((row for row in rows if row.topic == topic.name), None)

    def repository(self) -> Repository:
        folder = self.into / _COPIES / f"{self.name}.git"
        return Repository(folder, self.url, self.options.limits, self.stop)


def _collect_one(student: _Student, topics: Sequence[Topic]) -> Collected:
    repository = student.repository()
    taken: list[_Taken] = []
    try:
        repository.fetch()
        for topic in topics:
            taken.append(_take(student, repository, topic))
    except (Trouble, OSError) as error:
        # The student is graded as missing, or as in the last run.
        (student.into / student.name).mkdir(exist_ok=True)
        return Collected(student.name, student.url, problems=(str(error),), fetched=False)
    files = {path: raw for one in taken for path, raw in one.files.items()}
    _lay_out(student.into, student.name, files)
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


@dataclass(frozen=True)
class _Taken:
    """One topic as it was taken.

    Args:
        commit: the one that was taken; None for none.
        files: contents by path.
        problems: what needs a look.
        row: its row in the manifest, if the student wrote something.
        is_untouched: whether all files are as they were handed out.
    """

    commit: Commit | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: Sequence[str] = ()
    row: CollectedTopic | None = None
    is_untouched: bool = False


def _take(student: _Student, repository: Repository, topic: Topic) -> _Taken:
    deadline = student.options.deadline_of(student.name, topic)
    cutoff = student.options.cutoff(deadline)
    commit, problems = _commit_of(student, repository, topic, deadline)
    if commit is None:
        before = f" before {cutoff.isoformat()}" if cutoff is not None else ""
        return _Taken(problems=[f"no commit{before}"])
    work = Work(repository, topic)
    read = work.files(commit)
    files = {path: raw for path, raw in read.items() if isinstance(raw, bytes)}
    problems += [problem for problem in read.values() if isinstance(problem, str)]
    newest = repository.last_commit(None) if deadline is not None else None
    if deadline is not None and newest is not None and work.own(newest) != work.own(commit):
        late = _duration((newest.at - deadline).total_seconds())
        problems.append(
            f"{topic.name}: the last commit ({newest.name[:7]}) came {late} after the deadline and "
            "is not taken"
        )
    if not files:
        problems += work.look_alikes(commit)
    if not any(work.own(commit)):
        return _Taken(commit, files, problems, is_untouched=bool(files))
    since = work.since(commit)
    row = CollectedTopic(
        topic.name,
        commit=commit.name,
        handed_in=since.isoformat(),
        deadline=deadline.isoformat() if deadline is not None else "",
        late_s=max(0.0, (since - deadline).total_seconds()) if deadline is not None else None,
    )
    return _Taken(commit, files, problems, row)


def _commit_of(
    student: _Student, repository: Repository, topic: Topic, deadline: datetime | None
) -> tuple[Commit | None, list[str]]:
    """Return the commit that counts, and what is odd about it.

    What an earlier run took in time stays, even if its history was rewritten since.
    """
    cutoff = student.options.cutoff(deadline)
    commit, before = repository.last_commit(cutoff), student.taken_before(topic)
    problems: list[str] = []
    if before is None:
        return commit, problems
    then = datetime.fromisoformat(before.deadline) if before.deadline else None
    if then is not None and deadline is not None and deadline < then:
        problems.append(
            f"{topic.name}: the last run had the later deadline {before.deadline}; was an "
            "extension forgotten?"
        )
    if commit is not None and commit.name == before.commit:
        return commit, problems
    old = repository.commit_named(before.commit)
    in_time = old is not None and (cutoff is None or old.at <= cutoff)
    if old is None or not in_time or repository.has_in_history(old):
        return commit, problems
    if commit is not None and commit.at >= old.at:
        return commit, problems
    problems.append(
        f"{topic.name}: history was rewritten after it was collected; commit {old.name[:7]}, which "
        "was in time, is kept"
    )
    return old, problems


def _duration(seconds: float) -> str:
    """Say how long in words, rounded to the unit that a person would use."""
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(0.0, seconds):.0f} seconds"


def _lay_out(into: Path, student: str, files: Mapping[str, bytes]) -> None:
    """Put the student's files in place of those of the last run, all of them at once."""
    incoming, folder = into / _INCOMING / student, into / student
    incoming.mkdir(parents=True, exist_ok=True)
    for path, raw in files.items():
        (incoming / path).parent.mkdir(parents=True, exist_ok=True)
        (incoming / path).write_bytes(raw)
    shutil.rmtree(folder, ignore_errors=True)
    incoming.rename(folder)
