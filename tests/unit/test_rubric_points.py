"""Points for each line of a rubric, and how far two markers agree on them."""

from __future__ import annotations

import random

import numpy as np
import pytest

from gradlings.errors import UsageError
from gradlings.grading.agreement import MIN_ANSWERS, Agreement, kappa
from gradlings.grading.rubric import cell_of, lines_of, read_line_points, total_of

RUBRIC = "1: names addition; 2.5: says what is added; that is, the number: itself"


def test_a_rubric_is_split_where_a_line_begins() -> None:
    """A semicolon within a line splits nothing; a person's rubric need not state points."""
    found = [(line.max_points, line.text) for line in lines_of(RUBRIC)]

    expected = [(1.0, "names addition"), (2.5, "says what is added; that is, the number: itself")]
    assert found == expected
    assert [line.shown for line in lines_of(RUBRIC)] == RUBRIC.split("; ", 1)
    assert [(x.max_points, x.text) for x in lines_of("clear;short")] == [
        (None, "clear"),
        (None, "short"),
    ]
    assert lines_of("") == ()


@pytest.mark.parametrize(
    ("cell", "points", "total", "written"),
    [
        ("", (None, None), None, ""),
        ("1; 2,5", (1, 2.5), 3.5, "1; 2.5"),
        ("?;0", (None, 0), None, "?; 0"),
        ("1.0;", (1, None), None, "1; ?"),
    ],
)
def test_points_are_read_as_a_spreadsheet_writes_them(
    cell: str, points: tuple[float | None, ...], total: float | None, written: str
) -> None:
    """There is a sum only if all lines are judged."""
    read = read_line_points(cell, lines_of(RUBRIC), 3.5)

    assert read == points
    assert total_of(read) == total
    assert cell_of(read) == written


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("1", "points for 1 lines of a rubric of 2"),
        ("2; 0", "'2' points for 'names addition': expected a number from 0 to 1"),
        ("1; -1", "from 0 to 2.5"),
        ("nan; 1", "from 0 to 1"),
    ],
)
def test_points_that_cannot_be_are_named(cell: str, says: str) -> None:
    """With the line of the rubric."""
    with pytest.raises(UsageError, match=says):
        read_line_points(cell, lines_of(RUBRIC), 3.5)


def test_kappa_is_that_of_a_table_of_shares() -> None:
    """Computed in another way, from the table of both markers' points; and an example by hand."""
    by_hand = [(1.0, 1.0)] * 20 + [(1.0, 0.0)] * 5 + [(0.0, 1.0)] * 10 + [(0.0, 0.0)] * 15
    assert kappa(by_hand) == pytest.approx(0.4)  # p_o = 0.7, p_e = 0.5

    draw = random.Random(0)
    for _ in range(20):
        pairs = [(draw.choice((0, 0.5, 1, 2)), draw.choice((0.5, 1, 2))) for _ in range(30)]
        points = sorted({one for pair in pairs for one in pair})
        table = np.zeros((len(points), len(points)))
        for first, second in pairs:
            table[points.index(first), points.index(second)] += 1 / len(pairs)
        by_chance = table.sum(axis=1) @ table.sum(axis=0)
        expected = (np.trace(table) - by_chance) / (1 - by_chance)
        assert kappa(pairs) == pytest.approx(expected, abs=1e-12)


def test_nothing_is_claimed_for_few_answers_or_without_two_numbers_of_points() -> None:
    """Then kappa is not defined."""
    few = Agreement("a/questions", "why", "", "zoe", ((1.0, 1.0),) * (MIN_ANSWERS - 1))
    alike = Agreement("a/questions", "why", "", "zoe", ((1.0, 1.0),) * MIN_ANSWERS)

    assert few.kappa is None
    assert few.in_words == "9 of 9 with equal points; too few answers to say more"
    assert alike.kappa is None
    assert alike.in_words == "all have the same points from both; kappa is not defined then"
