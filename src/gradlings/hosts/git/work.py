"""The work of a student on a topic: what it is in any commit, and since when."""

from __future__ import annotations

import itertools
from datetime import datetime
from pathlib import Path

from gradlings.course.course import Topic
from gradlings.course.own_work import own_work
from gradlings.hosts.git.repository import Commit, Repository


class Work:
    """A student's files of a topic, in any commit.

    Args:
        repository: of the student.
        topic: whose files these are.
    """

    def __init__(self, repository: Repository, topic: Topic) -> None:
        self.repository = repository
        self.topic = topic
        self.paths = [path for exercise in topic.exercises for path in exercise.paths]
        self._files: dict[str, dict[str, bytes | str]] = {}
        self._own: dict[str, list[str]] = {}

    def files(self, commit: Commit) -> dict[str, bytes | str]:
        """Return the contents by path, or why a file is not read."""
        if commit.name not in self._files:
            limit = max(exercise.max_bytes for exercise in self.topic.exercises)
            there = self.repository.read(commit, self.paths, limit)
            found = {
                exercise.path: next((there[path] for path in exercise.paths if path in there), None)
                for exercise in self.topic.exercises
            }
            self._files[commit.name] = {path: raw for path, raw in found.items() if raw is not None}
        return self._files[commit.name]

    def own(self, commit: Commit) -> list[str]:
        """Return what the student wrote, by exercise."""
        if commit.name not in self._own:
            files = self.files(commit)
            self._own[commit.name] = [
                own_work(exercise, raw.decode("utf-8", "replace")) if isinstance(raw, bytes) else ""
                for exercise in self.topic.exercises
                for raw in [files.get(exercise.path)]
            ]
        return self._own[commit.name]

    def since(self, commit: Commit) -> datetime:
        """Return since when the student's own work is as it is in a commit."""
        since = commit
        changes = self.repository.changes(commit, self.paths)
        for change, older in itertools.zip_longest(changes, changes[1:]):
            since = change
            if older is None or self.own(older) != self.own(commit):
                break
        merged = [
            self.since(other)
            for other in self.repository.merged_into(since)
            if self.own(other) == self.own(commit)
        ]
        return min([since.at, *merged])

    def look_alikes(self, commit: Commit) -> list[str]:
        """Name files that look like the topic's, but are elsewhere."""
        wanted = {Path(path).stem.lower() for path in self.paths}
        found = [
            name
            for name in self.repository.names(commit)
            if name not in self.paths and Path(name).name.partition(".")[0].lower() in wanted
        ]
        if not found:
            return []
        names = ", ".join(found[:3]) + (" and more" if len(found) > 3 else "")
        return [f"{self.topic.name}: no file at {self.paths[0]}; is it one of these: {names}?"]
