"""The table of a topic's primer: what an exercise is about, how long it takes, what it needs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gradlings.course.exercise import Exercise
from gradlings.course.syntax import text_of
from gradlings.errors import CourseError

_NEEDS = ("needs", "do before")


@dataclass(frozen=True)
class Row:
    """One row of the table.

    Args:
        about: what the student writes.
        minutes: how long it takes; None if that is not stated.
        needs: what to know or do before; may be empty.
    """

    about: str = ""
    minutes: int | None = None
    needs: str = ""


def primer_path(exercise: Exercise) -> str:
    """Return the path of the primer within the repo; empty if there is none."""
    path = f"exercises/{exercise.topic}/README.md"
    return path if (exercise.root / path).is_file() else ""


def row_of(exercise: Exercise) -> Row:
    """Find the row of an exercise; an empty one if the primer has no such row."""
    path = primer_path(exercise)
    if not path:
        return Row()
    try:
        text = text_of(exercise.root / path)
    except CourseError:
        return Row()
    head: list[str] = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            head = []
        elif not head:
            head = [cell.lower() for cell in cells]
        elif cells[0].endswith(f"({exercise.name}{exercise.suffix})"):
            return _row(dict(zip(head, cells, strict=False)))
    return Row()


def _row(cells: dict[str, str]) -> Row:
    minutes = re.match(r"\d+", cells.get("minutes", ""))
    about = next((text for name, text in cells.items() if name.startswith("what ")), "")
    needs = next((cells[name] for name in _NEEDS if name in cells), "")
    return Row(about, int(minutes[0]) if minutes else None, needs.strip("–- "))
