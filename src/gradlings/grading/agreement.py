r"""How far two markers agree: on the points of a question, and on each line of its rubric.

Beside the share of equal points stands Cohen's kappa, which corrects it for chance,

.. math:: \kappa = \frac{p_o - p_e}{1 - p_e}, \qquad p_e = \sum_k p_{1k} \, p_{2k}

with the share :math:`p_o` of answers with the same points from both, and the shares :math:`p_{1k}`
and :math:`p_{2k}` of answers to which the first and the second marker give :math:`k` points. Any
two different numbers of points count as different, however near they are.

Source: Cohen, A coefficient of agreement for nominal scales (1960).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gradlings.errors import UsageError
from gradlings.grading.by_hand_file import rows_in
from gradlings.grading.by_hand_row import RUBRIC_POINTS, Row
from gradlings.grading.rubric import lines_of, read_line_points, read_number

MIN_ANSWERS = 10  # with fewer, there is no share and no kappa
_SECOND = re.compile(rf"(?:{RUBRIC_POINTS}|points)_(\w+)")


@dataclass(frozen=True)
class Agreement:
    """The agreement of two markers on a question, or on a line of its rubric.

    Args:
        exercise: its sheet.
        question: its name.
        line: of the rubric; empty for the points of the whole answer.
        second: name of the second marker.
        pairs: points from the first and from the second, for each answer that both have marked.
            Identical answers with the same points from both are one.
    """

    exercise: str
    question: str
    line: str
    second: str
    pairs: tuple[tuple[float, float], ...]

    @property
    def n(self) -> int:
        """Answers that both have marked."""
        return len(self.pairs)

    @property
    def equal(self) -> int:
        """How many of these have the same points from both."""
        return sum(first == second for first, second in self.pairs)

    @property
    def difference(self) -> float:
        """Mean of the second's points less the first's."""
        return sum(second - first for first, second in self.pairs) / self.n

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa; None for few answers, and where both give all the same points."""
        return kappa(self.pairs) if self.n >= MIN_ANSWERS else None

    @property
    def in_words(self) -> str:
        """What can be said of so many answers."""
        if self.n < MIN_ANSWERS:
            return f"{self.equal} of {self.n} with equal points; too few answers to say more"
        if self.kappa is None:
            return "all have the same points from both; kappa is not defined then"
        return f"{self.equal / self.n:.0%} with equal points, kappa {self.kappa:.2f}"


def kappa(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Return Cohen's kappa; None where it is not defined, as both always give the same points.

    Args:
        pairs: points from the first and from the second marker, at least one pair.
    """
    n = len(pairs)
    firsts, seconds = (Counter(points) for points in zip(*pairs, strict=True))
    expected = sum(firsts[k] * seconds[k] for k in firsts)  # times n squared: whole numbers
    if expected == n * n:
        return None
    equal = sum(first == second for first, second in pairs)
    return (n * equal - expected) / (n * n - expected)


def agreements_in(folder: Path, second: str = "") -> list[Agreement]:
    """Compare second markers with the first, question by question and line by line.

    Args:
        folder: holds `by_hand.csv`.
        second: name of one second marker; empty for all.

    Raises:
        UsageError: the file cannot be read.
    """
    rows = rows_in(folder)
    columns = dict.fromkeys(name for row in rows for name in row.own)
    names = dict.fromkeys(found[1] for name in columns if (found := _SECOND.fullmatch(name)))
    return [
        agreement
        for name in ([second] if second else names)
        for agreement in _agreements(rows, name)
    ]


def _agreements(rows: Iterable[Row], second: str) -> Iterator[Agreement]:
    """Yield for each question that of the points, then those of its rubric's lines."""
    pairs: dict[tuple[str, str], dict[str, dict[tuple[str, float, float], None]]] = {}
    for row in rows:
        found = pairs.setdefault((row.exercise, row.question), {"": {}})
        for line, first, other in _pairs(row, second):
            found.setdefault(line, {})[row.answer.strip(), first, other] = None
    for (exercise, question), lines in pairs.items():
        for line, given in lines.items():
            if given:
                both = tuple((first, other) for _, first, other in given)
                yield Agreement(exercise, question, line, second, both)


def _pairs(row: Row, second: str) -> Iterator[tuple[str, float, float]]:
    """Yield (line of the rubric, points of the first, of the second) of what both have marked."""
    first, other = read_number(row.points), read_number(row.cell(f"points_{second}"))
    if first is not None and other is not None:
        yield "", first, other
    lines = lines_of(row.rubric)
    given = (_line_points(row, name) for name in (RUBRIC_POINTS, f"{RUBRIC_POINTS}_{second}"))
    for line, one, two in zip(lines, *given, strict=True):
        if one is not None and two is not None:
            yield line.shown, one, two


def _line_points(row: Row, column: str) -> tuple[float | None, ...]:
    """Read the points of a row's lines; those that do not fit its rubric are left out."""
    lines = lines_of(row.rubric)
    try:
        return read_line_points(row.cell(column), lines, read_number(row.max_points) or 0.0)
    except UsageError:
        return (None,) * len(lines)
