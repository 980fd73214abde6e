"""One topic of one student: which commit counts, which one was in time, what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from gradlings.course.course import Topic
from gradlings.course.manifest import CollectedTopic, InTime
from gradlings.hosts.git.repository import Commit, Repository
from gradlings.hosts.git.student import Student
from gradlings.hosts.git.work import Work


@dataclass(frozen=True)
class Taken:
    """One topic as it was taken.

    Args:
        commit: the one that was taken; None for none.
        files: contents by path.
        problems: what needs a look.
        row: its row in the manifest, if the student wrote something.
        is_untouched: whether all files are as they were handed out.
        in_time: contents by path of what was there in time, if this one is late.
    """

    commit: Commit | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: Sequence[str] = ()
    row: CollectedTopic | None = None
    is_untouched: bool = False
    in_time: Mapping[str, bytes] = field(default_factory=dict)


def take(student: Student, repository: Repository, topic: Topic) -> Taken:
    """Take one topic of a student: the last commit that counts, and what was there in time.

    Args:
        student: whose.
        repository: of the student, fetched.
        topic: whose files are taken.
    """
    deadline = student.options.deadline_of(student.name, topic)
    cutoff = student.options.cutoff(deadline)
    before = student.taken_before(topic)
    commit, kept = _commit_of(repository, topic, cutoff, before.commit if before else "")
    problems = [*_forgotten(topic, before, deadline), *kept]
    if commit is None:
        until = f" before {cutoff.isoformat()}" if cutoff is not None else ""
        return Taken(problems=[f"no commit{until}"])
    work = Work(repository, topic)
    files, unread = _files(work, commit)
    problems += unread
    problems += _not_taken(work, commit, deadline)
    if not files:
        problems += work.look_alikes(commit)
    begun = any(work.own(commit))
    if not begun and student.options.late is None:
        return Taken(commit, files, problems, is_untouched=bool(files))
    since = work.since(commit)
    in_time, kept = _in_time(student, work, since, deadline)
    problems += [problem for problem in kept if problem not in problems]
    if not begun and in_time is None:
        return Taken(commit, files, problems, is_untouched=bool(files))
    row = CollectedTopic(
        topic.name,
        commit=commit.name,
        handed_in=since.isoformat(),
        deadline=deadline.isoformat() if deadline is not None else "",
        late_s=max(0.0, (since - deadline).total_seconds()) if deadline is not None else None,
        in_time=InTime(in_time.name, work.since(in_time).isoformat()) if in_time else None,
        begun=begun,
    )
    if not begun:
        problems.append(
            f"{topic.name}: there is no work any more in commit {commit.name[:7]}, which is late; "
            "what was there in time is kept beside it"
        )
    there_in_time = _files(work, in_time)[0] if in_time is not None else {}
    return Taken(commit, files, problems, row, in_time=there_in_time)


def _not_taken(work: Work, commit: Commit, deadline: datetime | None) -> Iterator[str]:
    """Say that there is work which came too late to be taken."""
    newest = work.repository.last_commit(None) if deadline is not None else None
    if deadline is not None and newest is not None and work.own(newest) != work.own(commit):
        late = _duration((newest.at - deadline).total_seconds())
        yield (
            f"{work.topic.name}: the last commit ({newest.name[:7]}) came {late} after the "
            "deadline and is not taken"
        )


def _files(work: Work, commit: Commit) -> tuple[dict[str, bytes], list[str]]:
    """Return the contents by path, and why other files are not read."""
    read = work.files(commit)
    problems = [problem for problem in read.values() if isinstance(problem, str)]
    return {path: raw for path, raw in read.items() if isinstance(raw, bytes)}, problems


def _in_time(
    student: Student, work: Work, since: datetime, deadline: datetime | None
) -> tuple[Commit | None, list[str]]:
    """Return the last commit in time that has work in it, if what was taken is late."""
    if deadline is None or since <= student.options.in_time_until(deadline):
        return None, []
    before = student.taken_before(work.topic)
    name = ""
    if before is not None:
        name = before.in_time.commit if before.in_time is not None else before.commit
    until = student.options.in_time_until(deadline)
    commit, problems = _commit_of(work.repository, work.topic, until, name)
    return (commit, problems) if commit is not None and any(work.own(commit)) else (None, [])


def _forgotten(
    topic: Topic, before: CollectedTopic | None, deadline: datetime | None
) -> Iterator[str]:
    """Say that a deadline is earlier than in the last run."""
    then = datetime.fromisoformat(before.deadline) if before and before.deadline else None
    if before is not None and then is not None and deadline is not None and deadline < then:
        yield (
            f"{topic.name}: the last run had the later deadline {before.deadline}; was an "
            "extension forgotten?"
        )


def _commit_of(
    repository: Repository, topic: Topic, until: datetime | None, before: str
) -> tuple[Commit | None, list[str]]:
    """Return the last commit until some time, and what is odd about it.

    What an earlier run took (`before`) stays, even if its history was rewritten since.
    """
    commit = repository.last_commit(until)
    if not before or (commit is not None and commit.name == before):
        return commit, []
    old = repository.commit_named(before)
    in_time = old is not None and (until is None or old.at <= until)
    if old is None or not in_time or repository.has_in_history(old):
        return commit, []
    if commit is not None and commit.at >= old.at:
        return commit, []
    return old, [
        f"{topic.name}: history was rewritten after it was collected; commit {old.name[:7]}, which "
        "was in time, is kept"
    ]


def _duration(seconds: float) -> str:
    """Say how long in words, rounded to the unit that a person would use."""
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(0.0, seconds):.0f} seconds"
