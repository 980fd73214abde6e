"""The cost of lateness in a topic, and the work that does not count: parts of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class OtherWork:
    """The work on a topic that does not count, where a student handed in in time and again late.

    Args:
        handed_in: when, in ISO 8601.
        days: late days begun; 0 if this is the work in time.
        free_days: how many of these would have cost nothing.
        penalty: part of its points that would have been lost, 0 to 1.
        score: its points, before the penalty.
        points: how many would have been lost.
        undecided: what its answers and checks are worth that have no points yet.
    """

    handed_in: str
    days: int
    free_days: int
    penalty: float
    score: float
    points: float
    undecided: float = 0.0

    @property
    def final(self) -> float:
        """The points that it would have given."""
        return self.score - self.points


@dataclass(frozen=True)
class LateTopic:
    """The cost of lateness for one student in one topic.

    Args:
        student: name of the student's folder.
        topic: its name.
        handed_in: when, in ISO 8601.
        deadline: the student's own, in ISO 8601.
        days: late days begun; 0 in time.
        free_days: how many of these cost nothing.
        penalty: part of the topic's points that is lost, 0 to 1.
        points: how many are lost.
        other: the student's other work, which counts for nothing; None if there is no other. All
            the rest is about the work that counts, and so are the results of the report.
    """

    student: str
    topic: str
    handed_in: str
    deadline: str
    days: int
    free_days: int
    penalty: float
    points: float
    other: OtherWork | None = None

    @property
    def counts_in_time(self) -> bool:
        """Whether there is late work, too, and the work in time counts instead of it."""
        return self.other is not None and self.other.days > 0

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> LateTopic:
        """Read a row; those of earlier versions have no other work."""
        other = data.get("other")
        return cls(**{**data, "other": OtherWork(**other) if other else None})
