"""The late policy of a course: deadlines, extensions, and what a late day costs.

A score is never changed: the cost of lateness is shown beside it.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from gradlings.course.clock import by_the_clock, placed

_DAY = timedelta(days=1)
_KEYS = ("counts", "grace_minutes", "free_days", "penalty", "last_day", "extension")
_COUNTS = ("better", "last")
_EXTENSION_KEYS = ("student", "topic", "due")


@dataclass(frozen=True)
class Extension:
    """More time for one student.

    Args:
        student: name of the student's folder.
        topic: for which topic; empty for all of them.
        due: the student's own deadline.
    """

    student: str
    topic: str
    due: datetime


@dataclass(frozen=True)
class LatePolicy:
    """The rules of a course for late work.

    Args:
        grace_s: seconds after the deadline that do not count as late.
        free_days: late days of each student, over all topics, that cost nothing.
        penalty: part of a topic's points that each day begun, after the free ones, costs; 0 to 1.
        last_day: how many days after the deadline work is still taken.
        extensions: of single students.
        zone: of the course: its clocks count the days; None for days of 24 hours.
        counts: which work of a topic counts if a student handed in in time and again late: the
            "better" of the two after the penalty, or the "last".
    """

    grace_s: float = 0.0
    free_days: int = 0
    penalty: float = 0.0
    last_day: int = 0
    extensions: tuple[Extension, ...] = ()
    zone: tzinfo | None = None
    counts: str = "better"

    def deadline(self, student: str, topic: str, due: datetime | None) -> datetime | None:
        """Return a student's own deadline: the latest of `due` and the student's extensions."""
        own = [e.due for e in self.extensions if e.student == student and e.topic in ("", topic)]
        return max([*own, *([due] if due is not None else [])], default=None)

    def in_time_until(self, deadline: datetime) -> datetime:
        """Return the time until which nothing is late."""
        return deadline + timedelta(seconds=self.grace_s)

    def cutoff(self, deadline: datetime) -> datetime:
        """Return the time after which nothing is taken."""
        return self.in_time_until(deadline) + timedelta(days=self.last_day)

    def days(self, deadline: datetime, handed_in: datetime) -> int:
        """Count the late days that have begun, by the clock; 0 within the grace period."""
        if (handed_in - deadline).total_seconds() <= self.grace_s:
            return 0
        return math.ceil(by_the_clock(deadline, handed_in, self.zone) / _DAY)


def policy_of(data: Mapping[str, Any], zone: tzinfo | None = None) -> LatePolicy:
    """Read the table `late` of course.toml.

    Args:
        data: the table.
        zone: of the course.

    Raises:
        ValueError: a key or value is wrong; the message names it.
    """
    _refuse_unknown(data, _KEYS, "late")
    free_days = int(_number(data, "free_days", int))
    penalty = _number(data, "penalty", float, at_most=1)
    # Without a last day: until nothing is left to lose.
    until = free_days + (math.ceil(1 / penalty) if penalty else 0)
    return LatePolicy(
        grace_s=60 * _number(data, "grace_minutes", float),
        free_days=free_days,
        penalty=penalty,
        last_day=int(_number(data, "last_day", int, default=until)),
        extensions=tuple(_extension(row, zone) for row in data.get("extension", [])),
        zone=zone,
        counts=_one_of(data, "counts", _COUNTS),
    )


def _refuse_unknown(data: Mapping[str, Any], keys: tuple[str, ...], where: str) -> None:
    for key in data:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1)
            hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(keys)}"
            raise ValueError(f"[{where}] has no key {key!r}; {hint}")


def _one_of(data: Mapping[str, Any], key: str, words: tuple[str, ...]) -> str:
    """Return one of some words; the first is the default."""
    value = data.get(key, words[0])
    if value not in words:
        raise ValueError(f"[late] {key} is {value!r}; expected {' or '.join(words)}")
    return str(value)


def _number(
    data: Mapping[str, Any],
    key: str,
    kind: type[float],
    *,
    default: float = 0,
    at_most: float = math.inf,
) -> float:
    value = data.get(key, default)
    accepted = int if kind is int else int | float
    if isinstance(value, bool) or not isinstance(value, accepted) or not 0 <= value <= at_most:
        expected = "a whole number" if kind is int else "a number"
        bounds = f"from 0 to {at_most:g}" if at_most < math.inf else "of at least 0"
        raise ValueError(f"[late] {key} is {value!r}; expected {expected} {bounds}")
    return float(value)


def _extension(data: Mapping[str, Any], zone: tzinfo | None) -> Extension:
    _refuse_unknown(data, _EXTENSION_KEYS, "late.extension")
    student, topic = data.get("student"), data.get("topic", "")
    if not isinstance(student, str) or not student or not isinstance(topic, str):
        raise ValueError(f"[[late.extension]] {dict(data)}: expected student (topic is optional)")
    return Extension(student, topic, due_of(data, zone))


def due_of(data: Mapping[str, Any], zone: tzinfo | None = None) -> datetime:
    """Read the key `due`.

    Args:
        data: the table that has it.
        zone: of the course, for a time without an offset, and for a date: the end of that day.

    Raises:
        ValueError: it is not a time, or nothing says in which zone it is.
    """
    due = data.get("due")
    if isinstance(due, datetime) and due.tzinfo is not None:
        return due
    if not isinstance(due, date) or zone is None:
        expected = "a time such as 2026-12-01T18:00:00+01:00"
        or_zone = ', or a timezone in [course], such as timezone = "Europe/Berlin"'
        raise ValueError(f"due is {due!s}; expected {expected}{or_zone}")
    return placed(due, zone)
