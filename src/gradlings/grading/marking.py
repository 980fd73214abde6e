"""Marking many answers by hand: identical ones once, in parts, and by two people."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.grading.by_hand import FILE, Row, fill_in, rows_in
from gradlings.results import shown

SECOND = re.compile(r"\w+")  # the name of a second marker, which becomes that of a column


@dataclass(frozen=True)
class Answer:
    """One answer, of all students who gave it word for word.

    Args:
        rows: of `by_hand.csv`, in its order.
        points: as this marker has given them; empty until then.
        comment: as this marker wrote it.
    """

    rows: tuple[Row, ...]
    points: str
    comment: str

    @property
    def max_points(self) -> float:
        """The most that may be given."""
        return float(self.rows[0].max_points)


@dataclass(frozen=True)
class Agreement:
    """The agreement of two markers on a question.

    Args:
        exercise: its sheet.
        question: its name.
        n: answers that both have marked.
        equal: share of these with the same points from both.
        difference: mean of the second's points less the first's.
    """

    exercise: str
    question: str
    n: int
    equal: float
    difference: float


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
    def columns(self) -> tuple[str, str]:
        """Where points and comments go."""
        return (
            (f"points_{self.second}", f"comment_{self.second}")
            if self.second
            else ("points", "comment")
        )

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
        points, comment = ([_cell(row, column) for row in rows] for column in self.columns)
        same = len(set(points)) == 1
        return Answer(tuple(rows), points[0] if same else "", comment[0])

    def give(self, answer_ids: Sequence[str], points: str, comment: str) -> None:
        """Write points and comment of an answer into `by_hand.csv`.

        Args:
            answer_ids: of its rows.
            points: a number, or empty to take them back.
            comment: for the student.

        Raises:
            UsageError: it has no such answer, or the points are none.
        """
        rows = [row for row in rows_in(self.folder) if row.answer_id in answer_ids]
        if len(rows) != len(set(answer_ids)) or not rows:
            raise UsageError(f"{self.folder / FILE} has changed: load the page again")
        text = points.strip().replace(",", ".")
        if text:
            try:
                number = float(text)
            except ValueError:
                number = -1.0
            most = float(rows[0].max_points)
            if not 0 <= number <= most:
                raise UsageError(f"{points!r}: expected a number from 0 to {shown(most)}")
            text = f"{number:g}"
        column, comments = self.columns
        fill_in(self.folder, answer_ids, {column: text, comments: comment.strip()})

    def agreement(self) -> Iterator[Agreement]:
        """Compare the second marker with the first, question by question."""
        questions: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for row in rows_in(self.folder):
            first, second = _number(row.points), _number(_cell(row, self.columns[0]))
            pairs = questions.setdefault((row.exercise, row.question), [])
            if first is not None and second is not None:
                pairs.append((first, second))
        for (exercise, question), pairs in questions.items():
            n = len(pairs)
            if n:
                equal = sum(first == second for first, second in pairs) / n
                mean = sum(second - first for first, second in pairs) / n
                yield Agreement(exercise, question, n, equal, mean)


def _cell(row: Row, column: str) -> str:
    if column in ("points", "comment"):
        return str(getattr(row, column)).strip()
    return row.own.get(column, "").strip()


def _number(text: str) -> float | None:
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return None


def _digest(key: tuple[str, str, str]) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(key).encode()).digest()[:8], "big")
