"""A correction of an instructor: the points that count, beside those that the engine gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Correction:
    """The decision of a person about one check, or one exercise, of one student.

    Args:
        given: the points that count; 0 where excused.
        excused: whether it counts for nothing: its maximum is taken away, too.
        reason: for the student.
        who: made it; empty if that is not known.
        when: as written there; may be empty.
        points: what the engine, or a person who graded by hand, had given; None if nothing yet.
        max_points: what it was worth.
        outcome: how the check had ended; empty for an exercise.
        for_all: whether it is the course's, for all students.
    """

    given: float
    excused: bool
    reason: str
    who: str = ""
    when: str = ""
    points: float | None = None
    max_points: float = 0.0
    outcome: str = ""
    for_all: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return the correction as JSON data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Correction | None:
        """Read what `to_json` wrote; None if there is no correction."""
        return cls(**data) if data else None
