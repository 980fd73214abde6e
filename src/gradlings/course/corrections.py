"""Corrections for the whole class: the tables `[[correction]]` of course.toml."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gradlings.course.exercise import Exercise

_KEYS = ("exercise", "check", "gives", "reason")
_GIVES = ("nothing", "all")


@dataclass(frozen=True)
class ClassCorrection:
    """A check that counts for nobody, or whose points all get who handed in the exercise.

    Args:
        exercise: `topic/exercise`.
        check: name of its function, or of a question; or its whole id.
        gives: "nothing" or "all".
        reason: for the students.
    """

    exercise: str
    check: str
    gives: str
    reason: str


class NoSuchCheck(ValueError):
    """No check of the exercise has that name, or two have it; the text says which there are."""


def check_named(exercise: Exercise, name: str) -> str:
    """Return the id of a check from its name or its id.

    Args:
        exercise: whose checks are meant.
        name: of the function, or of the question; or the id.

    Raises:
        NoSuchCheck: there is none, or there are two.
        CourseError: the checks cannot be read.
    """
    found = [check.id for check in exercise.checks if name in (check.function, check.id)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NoSuchCheck(f"{exercise.id} has two checks {name}; write {' or '.join(found)}")
    known = [check.function for check in exercise.checks]
    near = difflib.get_close_matches(name.rpartition("::")[2], known, n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else f"expected one of {', '.join(known)}"
    raise NoSuchCheck(f"{exercise.id} has no check {name!r}; {hint}")


def corrections_of(
    rows: Sequence[Mapping[str, Any]], exercises: Sequence[Exercise]
) -> tuple[ClassCorrection, ...]:
    """Read the tables `[[correction]]`.

    Args:
        rows: the tables.
        exercises: of the course.

    Raises:
        ValueError: a key or value is wrong; the message names it.
    """
    known = [exercise.id for exercise in exercises]
    found = tuple(_correction(row, known) for row in rows)
    for one in found:
        if [(o.exercise, o.check) for o in found].count((one.exercise, one.check)) > 1:
            raise ValueError(f"[[correction]] {one.exercise}, {one.check} is there twice")
    return found


def _correction(row: Mapping[str, Any], exercises: Sequence[str]) -> ClassCorrection:
    for key in row:
        if key not in _KEYS:
            raise ValueError(f"[[correction]] has no key {key!r}; expected {', '.join(_KEYS)}")
    for key in _KEYS:
        if not isinstance(row.get(key), str) or not row[key].strip():
            raise ValueError(f"[[correction]] {dict(row)}: expected {key}, a text")
    if row["gives"] not in _GIVES:
        raise ValueError(f"[[correction]] gives is {row['gives']!r}; expected nothing or all")
    if row["exercise"] not in exercises:
        near = difflib.get_close_matches(row["exercise"], exercises, n=1)
        hint = f"did you mean {near[0]}?" if near else "`gradlings list` shows them all"
        raise ValueError(f"[[correction]] no exercise is called {row['exercise']!r}; {hint}")
    return ClassCorrection(*(row[key].strip() for key in _KEYS))
