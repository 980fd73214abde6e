"""The lines of a rubric, and the points that a marker gives for each of them.

In `by_hand.csv` a rubric is one cell, `1: names addition; 3: says what is added`, and so are its
points: `1; 2.5`, in the order of the lines. A line that nobody has judged yet has a question mark.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gradlings.errors import UsageError
from gradlings.outcomes import shown

_BETWEEN_LINES = re.compile(r";\s+(?=\d+(?:[.,]\d+)?: )")  # a line may have a semicolon of its own
_LINE = re.compile(r"(?P<points>\d+(?:[.,]\d+)?): (?P<text>.+)", re.DOTALL)
_OPEN = "?"


@dataclass(frozen=True)
class RubricLine:
    """One thing to look for in an answer.

    Args:
        text: what it is.
        max_points: what it is worth; None if the rubric does not say.
    """

    text: str
    max_points: float | None

    @property
    def shown(self) -> str:
        """The line as a person reads it."""
        return self.text if self.max_points is None else f"{shown(self.max_points)}: {self.text}"


def lines_of(rubric: str) -> tuple[RubricLine, ...]:
    """Split the cell of a rubric into its lines."""
    texts = [text.strip() for text in _BETWEEN_LINES.split(rubric) if text.strip()]
    if texts and not _LINE.fullmatch(texts[0]):  # no points say where a line begins
        texts = [text.strip() for text in rubric.split(";") if text.strip()]
    found = [(_LINE.fullmatch(text), text) for text in texts]
    return tuple(
        RubricLine(line["text"], read_number(line["points"])) if line else RubricLine(text, None)
        for line, text in found
    )


def read_number(text: str) -> float | None:
    """Read points as a spreadsheet may write them; None if they are not a finite number from 0."""
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number < float("inf") else None


def read_line_points(
    cell: str, lines: Sequence[RubricLine], max_points: float
) -> tuple[float | None, ...]:
    """Read the points that a marker gave for the lines of a rubric.

    Args:
        cell: such as `1; ?`.
        lines: of the rubric.
        max_points: of the question: the most for a line that does not say what it is worth.

    Returns:
        Points for each line; None where nobody has judged it, everywhere if the cell is empty.

    Raises:
        UsageError: they do not fit the rubric; the message says how, without a place.
    """
    if not cell.strip():
        return (None,) * len(lines)
    texts = [text.strip() for text in cell.split(";")]
    if len(texts) != len(lines):
        raise UsageError(
            f"{cell!r} has points for {len(texts)} lines of a rubric of {len(lines)}; expected one "
            "number for each, separated by semicolons, and ? for a line that is not judged yet"
        )
    return tuple(map(_read, texts, lines, [max_points] * len(lines)))


def _read(text: str, line: RubricLine, max_points: float) -> float | None:
    if text in ("", _OPEN):
        return None
    most = max_points if line.max_points is None else line.max_points
    number = read_number(text)
    if number is None or number > most:
        raise UsageError(
            f"{text!r} points for {line.text!r}: expected a number from 0 to {shown(most)}"
        )
    return number


def cell_of(points: Sequence[float | None]) -> str:
    """Return the cell for the points of a rubric's lines; empty if no line is judged."""
    if all(number is None for number in points):
        return ""
    return "; ".join(_OPEN if number is None else f"{number:g}" for number in points)


def total_of(points: Sequence[float | None]) -> float | None:
    """Add up the points of a rubric's lines; None while a line is not judged, or there is none."""
    given = [number for number in points if number is not None]
    return sum(given) if given and len(given) == len(points) else None
