"""One student to collect, and the deadlines that are the student's own."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gradlings.course.course import Topic
from gradlings.course.late import LatePolicy
from gradlings.course.manifest import Collected, CollectedTopic
from gradlings.hosts.git.repository import FetchLimits, Repository

_COPIES = ".repositories"


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

    def in_time_until(self, deadline: datetime) -> datetime:
        """Return the time until which no commit is late."""
        return self.late.in_time_until(deadline) if self.late is not None else deadline


@dataclass(frozen=True)
class Student:
    """A student to collect.

    Args:
        name: of the student's folder.
        url: of the repository.
        into: the class.
        options: deadlines and limits.
        stop: set when the run is to end.
        before: what the last run collected; None if it did not.
    """

    name: str
    url: str
    into: Path
    options: CollectOptions
    stop: threading.Event
    before: Collected | None = None

    def taken_before(self, topic: Topic) -> CollectedTopic | None:
        """Return what the last run took of a topic."""
        rows = self.before.topics if self.before is not None else ()
        return next((row for row in rows if row.topic == topic.name), None)

    def repository(self) -> Repository:
        """Return the copy of the student's repository, which is kept from run to run."""
        folder = self.into / _COPIES / f"{self.name}.git"
        return Repository(folder, self.url, self.options.limits, self.stop)
