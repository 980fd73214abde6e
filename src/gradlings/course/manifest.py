"""The manifest of collected submissions: where each came from, and when it was handed in."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from gradlings.errors import UsageError

FILE = "manifest.json"
SCHEMA = "gradlings/manifest/v1"


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
    """

    topic: str
    commit: str
    handed_in: str
    deadline: str = ""
    late_s: float | None = None


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
    """

    student: str
    repository: str
    commit: str = ""
    topics: tuple[CollectedTopic, ...] = ()
    files: int = 0
    problems: tuple[str, ...] = ()
    fetched: bool = True
    untouched: tuple[str, ...] = ()

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Collected:
        """Read what `manifest_json` wrote."""
        topics = tuple(CollectedTopic(**topic) for topic in data["topics"])
        for topic in topics:
            datetime.fromisoformat(topic.handed_in)
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
