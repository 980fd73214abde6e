"""A graded notebook as the student's page: without what only instructors may see, summed up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from gradlings.hosts.nbgrader.cells import Kind, Slot, slot_in
from gradlings.hosts.nbgrader.contents import KEY, State


def for_students(notebook: NotebookNode) -> None:
    """Remove the cells that are for instructors alone."""
    notebook.cells = [
        cell for cell in notebook.cells if not cell.metadata.get(KEY, {}).get("instructors")
    ]


@dataclass
class Part:
    """An exercise at the top of the page.

    Args:
        name: of the exercise.
        score: points given.
        points: points that there are.
        waits: what is not graded yet.
        rows: cells that lost points or wait: grade_id, title, mark, color, and what was given.
        cells: how many there are in all.
    """

    name: str
    score: float = 0.0
    points: float = 0.0
    waits: float = 0.0
    rows: list[dict[str, Any]] = field(default_factory=list)
    cells: int = 0

    @property
    def is_unwritten(self) -> bool:
        """Whether nothing of it is written yet."""
        unwritten = [row for row in self.rows if row["state"] == State.UNWRITTEN]
        return len(unwritten) == self.cells


def parts_of(notebook: NotebookNode, waiting: Collection[str]) -> list[Part]:
    """Sum up a notebook; nbgrader has put scores into its cells. Cells get what the page shows.

    Args:
        notebook: graded.
        waiting: names of the cells that have no points yet.
    """
    parts: dict[str, Part] = {}
    for cell in notebook.cells:
        slot = slot_in(cell)
        if slot is None or not slot.is_graded:
            continue
        part = parts.setdefault(slot.exercise, Part(slot.exercise))
        named = cell.metadata.nbgrader
        score, points = float(named.score or 0), float(named.points)
        state = _state(cell, slot.grade_id in waiting, score, points)
        ours = cell.metadata.get(KEY, {})
        title = ours.get("title") or _title(slot, cell.source)
        shown = {"grade_id": slot.grade_id, "title": title, "score": score, "points": points}
        shown |= {"mark": state.mark, "color": state.color, "state": str(state)}
        shown["waits"] = state is State.WAITS
        cell.metadata[KEY] = {**ours, **shown, "is_check": slot.kind is Kind.CHECK}
        part.score, part.points = part.score + score, part.points + points
        part.cells += 1
        part.waits += points if shown["waits"] else 0
        if state is not State.PASSED:
            part.rows.append(shown)
    return list(parts.values())


def _state(cell: NotebookNode, waits: bool, score: float, points: float) -> State:
    """Return how a cell stands, with the points that a person may have given."""
    if waits:
        return State.WAITS
    if score >= points:
        return State.PASSED
    is_unwritten = cell.metadata.get(KEY, {}).get("state") == State.UNWRITTEN
    return State.UNWRITTEN if is_unwritten and not score else State.FAILED


def _title(slot: Slot, source: str) -> str:
    if slot.kind is Kind.ANSWER:
        return slot.name
    lines = [line for line in source.split("\n") if line.startswith("#")]
    words = " ".join(line.removeprefix("# ") for line in lines)
    return words.partition("): ")[2] or words
