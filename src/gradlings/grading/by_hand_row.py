"""A row of `by_hand.csv`: one answer, and what a person has written about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

RUBRIC_POINTS = "rubric_points"


@dataclass(frozen=True)
class Row:
    """One answer.

    Args:
        exercise: the sheet's id.
        question: the question's name.
        student: who wrote it.
        points: given by a person; empty until then.
        max_points: the most that a person may give.
        comment: for the student; may be empty.
        rubric_points: given for each line of the rubric; may be empty. See `rubric`.
        answer: the student's words.
        asked: the question's own words.
        model_answer: an answer that gets all points.
        rubric: what to look for, with points.
        answer_id: names student, question and answer. It begins with a letter: a spreadsheet would
            take digits for a number.
        own: columns that the instructor has added.
    """

    exercise: str
    question: str
    student: str
    points: str
    max_points: str
    comment: str
    rubric_points: str
    answer: str
    asked: str
    model_answer: str
    rubric: str
    answer_id: str
    own: dict[str, str] = field(default_factory=dict)

    @property
    def is_filled_in(self) -> bool:
        """Whether a person has written something."""
        cells = (self.points, self.comment, self.rubric_points, *self.own.values())
        return any(text.strip() for text in cells)

    def cell(self, column: str) -> str:
        """Return a cell; it is empty if there is no such column."""
        text = getattr(self, column) if column in COLUMNS else self.own.get(column, "")
        return str(text).strip()

    def with_cells(self, cells: Mapping[str, str]) -> Row:
        """Return the row with other cells, by column."""
        ours = {name: text for name, text in cells.items() if name in COLUMNS}
        own = {name: text for name, text in cells.items() if name not in COLUMNS}
        return replace(self, **ours, own=self.own | own)


COLUMNS = tuple(column.name for column in fields(Row) if column.name != "own")
