"""The manifest of collected submissions: where each came from, and when it was handed in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gradlings.errors import UsageError
from gradlings.results import Person

FILE = "manifest.json"
SCHEMA = "gradlings/manifest/v1"
IN_TIME = ".in_time"  # the folder, beside those of the students, of what `InTime` is about


@dataclass(frozen=True)
class InTime:
    """The work on a topic that was there in time, where there is late work, too.

    Its files are in `.in_time/STUDENT`.

    Args:
        commit: hash of the last commit in time.
        handed_in: since when the student's own work is as it is in that commit, in ISO 8601.
    """

    commit: str
    handed_in: str


@dataclass(frozen=True)
class CollectedTopic:
    """One topic of one student, as it was collected.

    Args:
        topic: its name.
        commit: hash of the commit that was taken.
        handed_in: since when the student's own work on the topic is as it is, in ISO 8601, by the
            dates of the commits themselves; see `own_work`.
        deadline: the student's own, in ISO 8601; empty for none.
        late_s: seconds after that deadline, 0 in time; None without a deadline.
        in_time: the work that was there in time, if this one is late; None if there was none.
        begun: whether there is any work in this commit. If not, it was there in time, and was
            taken out again afterwards.
    """

    topic: str
    commit: str
    handed_in: str
    deadline: str = ""
    late_s: float | None = None
    in_time: InTime | None = None
    begun: bool = True

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> CollectedTopic:
        """Read a row; those of earlier versions say nothing of work in time."""
        in_time = InTime(**data["in_time"]) if data.get("in_time") else None
        row = cls(**(data | {"in_time": in_time}))
        for time in (row.handed_in, *([in_time.handed_in] if in_time is not None else [])):
            datetime.fromisoformat(time)
        return row


@dataclass(frozen=True)
class Collected:
    """One student, as collected.

    Args:
        student: name of the folder.
        repository: where it came from.
        commit: hash of the newest commit that was taken; empty for none.
        topics: those with files.
        files: how many were taken.
        problems: what could not be collected or needs a look, in words.
        untouched: the topics whose files are as they were handed out.
        fetched: whether the last run could fetch it; where not, the rest is of an earlier run.
        name, email, lms_id: who the student is, as the roster says; see `Person`.
    """

    student: str
    repository: str
    commit: str = ""
    topics: tuple[CollectedTopic, ...] = ()
    files: int = 0
    problems: tuple[str, ...] = ()
    fetched: bool = True
    untouched: tuple[str, ...] = ()
    name: str = ""
    email: str = ""
    lms_id: str = ""

    @property
    def person(self) -> Person:
        """Who the student is."""
        return Person(self.student, self.name, self.email, self.lms_id)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Collected:
        """Read what `manifest_json` wrote."""
        topics = tuple(map(CollectedTopic.from_json, data["topics"]))
        listed = {name: tuple(data.get(name, ())) for name in ("problems", "untouched")}
        return cls(**(data | {"topics": topics} | listed))


def manifest_json(rows: Iterable[Collected]) -> str:
    """Write a manifest."""
    data = {"schema": SCHEMA, "students": [asdict(row) for row in rows]}
    return json.dumps(data, indent=1) + "\n"


def read_manifest(folder: Path) -> dict[str, Collected] | None:
    """Read the manifest of a folder; None if it has none.

    Raises:
        UsageError: the file is not a manifest.
    """
    file = folder / FILE
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["schema"] != SCHEMA:
            raise ValueError(f"schema {data['schema']!r}; expected {SCHEMA!r}")
        return {row["student"]: Collected.from_json(row) for row in data["students"]}
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(
            f"{file} is not what `gradlings collect` writes: {error}; collect again or move it away"
        ) from None
