"""The students to talk to: the lines that a class gets, small or large."""

from __future__ import annotations

import pytest

from gradlings.reports.talk import MAX_LINES, Talk, in_lines


def talks(count: int) -> list[Talk]:
    """Return talks of so many students: the first has a check of its own."""
    checks = ["nets/mlp: Bias.", *["nets/mlp: Shapes."] * (count - 1)]
    return [Talk(f"s{n}", "stuck on one check", check) for n, check in enumerate(checks)]


def test_few_students_have_a_line_each() -> None:
    """In the order of the class."""
    lines = in_lines(talks(MAX_LINES))

    assert lines[:2] == [("s0", "nets/mlp: Bias."), ("s1", "nets/mlp: Shapes.")]
    assert len(lines) == MAX_LINES


@pytest.mark.parametrize("count", [MAX_LINES + 1, 1000])
def test_of_many_those_with_the_same_detail_share_a_line(count: int) -> None:
    """The detail that most of them have comes first, and no student is left out."""
    most, one = in_lines(talks(count))

    assert most == ("nets/mlp: Shapes.", ", ".join(f"s{n}" for n in range(1, count)))
    assert one == ("nets/mlp: Bias.", "s0")
