"""Marking many answers by hand: identical ones once, in parts, and by two people."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.grading.by_hand_file import FILE, rows_in, update
from gradlings.grading.by_hand_row import RUBRIC_POINTS, Row
from gradlings.grading.rubric import (
    RubricLine,
    cell_of,
    lines_of,
    read_line_points,
    read_number,
    total_of,
)
from gradlings.outcomes import shown

Seen = tuple[str, str, str]  # points, comment, and points of the rubric's lines
SECOND = re.compile(r"\w+")  # the name of a second marker, which becomes that of a column


@dataclass(frozen=True)
class Answer:
    """One answer, of all students who gave it word for word.

    Args:
        rows: of `by_hand.csv`, in its order.
        points: as this marker has given them; empty until then.
        comment: as this marker wrote it.
        line_points: for the lines of the rubric, as this marker has given them; see `rubric`.
    """

    rows: tuple[Row, ...]
    points: str
    comment: str
    line_points: str

    @property
    def lines(self) -> tuple[RubricLine, ...]:
        """The lines of the rubric."""
        return lines_of(self.rows[0].rubric)

    @property
    def max_points(self) -> float:
        """The most that may be given."""
        return float(self.rows[0].max_points)


@dataclass(frozen=True)
class Given:
    """The cells of an answer after it was marked.

    Args:
        points, comment, line_points: of the answer.
        put_back: a line for each question whose marks another program had overwritten.
    """

    points: str
    comment: str
    line_points: str
    put_back: list[str]


@dataclass(frozen=True)
class Marking:
    """The answers that one person marks.

    Args:
        folder: holds `by_hand.csv`.
        part: (number from 1, of how many) of the answers; a stable part of them.
        anonymous: whether names are hidden, and the order of students, too.
        second: name of a second marker, whose points are a column of their own; else empty.
    """

    folder: Path
    part: tuple[int, int] = (1, 1)
    anonymous: bool = False
    second: str = ""

    def __post_init__(self) -> None:
        if self.second and not SECOND.fullmatch(self.second):
            raise UsageError(f"{self.second!r} names no column; expected letters, digits and _")

    @property
    def columns(self) -> tuple[str, str, str]:
        """Where points, comments, and the points of the rubric's lines go."""
        of = f"_{self.second}" if self.second else ""
        return f"points{of}", f"comment{of}", f"{RUBRIC_POINTS}{of}"

    def answers(self) -> list[Answer]:
        """Return the answers of this part, all answers to a question together.

        Raises:
            UsageError: there are none, or the file cannot be read.
        """
        rows = rows_in(self.folder)
        if not rows:
            raise UsageError(
                f"{self.folder / FILE} has no answers; `gradlings grade … --out {self.folder}` "
                "collects them"
            )
        groups: dict[tuple[str, str, str], list[Row]] = {}
        for row in rows:
            groups.setdefault((row.exercise, row.question, row.answer.strip()), []).append(row)
        number, of = self.part
        keys = [key for key in groups if _digest(key) % of == number - 1]
        places = {key[:2]: place for place, key in reversed(list(enumerate(groups)))}
        keys.sort(key=lambda key: (places[key[:2]], _digest(key) if self.anonymous else 0))
        return [self._answer(groups[key]) for key in keys]

    def _answer(self, rows: Sequence[Row]) -> Answer:
        """Return an answer; points count as given once all of its rows have them."""
        points, comment, lines = self.columns
        common = _common(rows, points), rows[0].cell(comment), _common(rows, lines)
        return Answer(tuple(rows), *common)

    @property
    def _file(self) -> Path:
        return self.folder / FILE

    def give(
        self,
        answer_ids: Sequence[str],
        points: str,
        comment: str,
        line_points: Sequence[str] | None = None,
        seen: Seen | None = None,
    ) -> Given:
        """Write what a marker gives for an answer into `by_hand.csv`.

        Args:
            answer_ids: of its rows.
            points: a number, or empty to take them back.
            comment: for the student.
            line_points: for each line of the rubric, empty for a line that is not judged; once
                all are, the points are their sum. None leaves them as they are.
            seen: what the marker saw there before.

        Raises:
            UsageError: the file has no such answer, or something else for it than was seen, or
                the points are not a number in their range; then it stays unchanged.
        """
        given = Given("", "", "", [])

        def change(rows: list[Row]) -> list[Row]:
            nonlocal given
            own = [row for row in rows if row.answer_id in answer_ids]
            if len(own) != len(set(answer_ids)) or not own:
                raise UsageError(f"{self._file} has changed: load the page again")
            answer = self._answer(own)
            before = answer.points, answer.comment, answer.line_points
            if seen is not None and seen != before:
                raise UsageError(
                    f"{self._file} now has {answer.points or 'no'} points for this answer, from "
                    "somebody else meanwhile; load the page again to see all of it"
                )
            cells = _cells(answer, points, comment, line_points)
            given = Given(*cells, [])
            # Only what is new: identical answers may have comments of their own.
            all_three = zip(self.columns, cells, before, strict=True)
            new = {column: cell for column, cell, old in all_three if cell != old}
            return [row.with_cells(new) if row.answer_id in answer_ids else row for row in rows]

        back = update(self.folder, change, is_marking=True)
        return replace(given, put_back=back)

    def put_back(self) -> list[str]:
        """Put back what another program has overwritten; see `update`."""
        return update(self.folder, lambda rows: rows)


def _common(rows: Sequence[Row], column: str) -> str:
    """Return a cell that is the same in all rows; empty if it is not."""
    cells = {row.cell(column) for row in rows}
    return cells.pop() if len(cells) == 1 else ""


def _cells(
    answer: Answer, points: str, comment: str, line_points: Sequence[str] | None
) -> tuple[str, str, str]:
    """Return the cells for points, comment, and the points of the rubric's lines."""
    text, lines = points.strip(), answer.line_points
    if line_points is not None:
        read = read_line_points("; ".join(line_points), answer.lines, answer.max_points)
        lines, total = cell_of(read), total_of(read)
        text = text if total is None else f"{total:g}"
    if text:
        number = read_number(text)
        if number is None or number > answer.max_points:
            raise UsageError(f"{text!r}: expected a number from 0 to {shown(answer.max_points)}")
        text = f"{number:g}"
    return text, comment.strip(), lines


def _digest(key: tuple[str, str, str]) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(key).encode()).digest()[:8], "big")
