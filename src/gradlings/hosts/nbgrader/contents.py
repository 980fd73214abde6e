"""The table of contents of a graded notebook: what failed, and what waits for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gradlings.hosts.nbgrader.cells import Slot
from gradlings.outcomes import CheckResult, Outcome, Status, shown
from gradlings.results import ExerciseResult

KEY = "gradlings"  # of our metadata


class State(StrEnum):
    """How a graded cell stands; its mark and its color are the same in cells, lists and pages."""

    mark: str
    color: str  # of the web
    ansi: str  # of a terminal, which outputs of cells understand

    def __new__(cls, value: str, mark: str, color: str, ansi: str) -> State:
        """Make a state from its name, its mark and its colors."""
        state = str.__new__(cls, value)
        state._value_ = value
        state.mark, state.color, state.ansi = mark, color, ansi
        return state

    PASSED = "passed", "✓", "#1a7f37", "32"
    FAILED = "failed", "✗", "#c62828", "31"
    UNWRITTEN = "not written", "·", "#8a6100", "33"
    WAITS = "not graded yet", "…", "#8a6100", "33"

    def painted(self, text: str) -> str:
        """Return a text in the state's color, for the output of a cell."""
        return f"\x1b[{self.ansi}m{text}\x1b[0m"

    @property
    def span(self) -> str:
        """The mark in its color, for text in Markdown."""
        return f'<span style="color: {self.color}">{self.mark}</span>'


@dataclass(frozen=True)
class Row:
    """A graded cell.

    Args:
        slot: its place.
        cell: its id in the notebook.
        title: of its check or question.
        state: how it stands.
        score: points given; 0 if a person must give them.
        points: what it is worth.
    """

    slot: Slot
    cell: str
    title: str
    state: State
    score: float
    points: float

    def as_metadata(self) -> dict[str, Any]:
        """Return what the cell keeps of it, for pages made of the notebook."""
        state = self.state
        return {"title": self.title, "state": str(state), "mark": state.mark, "color": state.color}


def row_of(
    slot: Slot, cell: str, points: float, result: ExerciseResult, check: CheckResult | None
) -> Row:
    """Make the row of a graded cell.

    Args:
        slot: its place.
        cell: its id.
        points: what it is worth.
        result: of its exercise.
        check: of its check or answer; None if there is none.
    """
    if check is None:
        waits = result.status is Status.WITHHELD
        title = slot.name.rpartition("::")[2]
        return Row(slot, cell, title, State.WAITS if waits else State.FAILED, 0, points)
    return Row(slot, cell, check.title, state_of(check), check.points, points)


def state_of(check: CheckResult) -> State:
    """Return how a check stands."""
    if not check.outcome.scored:
        return State.WAITS
    if check.outcome is Outcome.MISSING:
        return State.UNWRITTEN
    return State.PASSED if check.points == check.max_points else State.FAILED


def contents(rows: Sequence[Row], solutions: Mapping[str, str]) -> str:
    """Write the table of contents, in Markdown.

    Args:
        rows: of all graded cells, in order.
        solutions: ids of the solution cells, by exercise.
    """
    points = f"{shown(sum(row.score for row in rows))} / {shown(sum(row.points for row in rows))}"
    waits = sum(row.points for row in rows if row.state is State.WAITS)
    head = f"**Graded: {points} points**" + (f", {shown(waits)} not graded yet" if waits else "")
    return "\n".join([head, "", *_lines(rows, solutions)])


def _lines(rows: Sequence[Row], solutions: Mapping[str, str]) -> Iterator[str]:
    for name in dict.fromkeys(row.slot.exercise for row in rows):
        own = [row for row in rows if row.slot.exercise == name]
        points = f"{shown(sum(r.score for r in own))} / {shown(sum(r.points for r in own))}"
        states = {row.state for row in own}
        if states == {State.PASSED}:
            yield f"- {State.PASSED.span} **{name}** {points}"
        elif states == {State.UNWRITTEN} and name in solutions:
            link = _link(name, solutions[name])
            yield f"- {State.UNWRITTEN.span} **{link}** {points}: not written yet"
        else:
            yield f"- **{name}** {points}"
            yield from (_line(row) for row in own if row.state is not State.PASSED)


def _line(row: Row) -> str:
    score = f"{shown(row.score)} / {shown(row.points)}"
    said = score if row.state in (State.PASSED, State.FAILED) else f"{score}, {row.state}"
    if row.state is State.WAITS:
        said = f"{row.state}, {shown(row.points)} points"
    return f"  - {row.state.span} {_link(row.title, row.cell)} {said}"


def _link(text: str, cell: str) -> str:
    plain = text.replace("[", "\\[").replace("]", "\\]")
    return f"[{plain}](#cell-id={cell})"
