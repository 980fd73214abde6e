"""A wrong answer holds the mistake alone: it is laid over the solution."""

from __future__ import annotations

from typing import Any

import pytest

from gradlings.course.overlay import OverlayError, laid_over

SOLUTION = '''"""The contract."""

from __future__ import annotations

import math

SCALE = 2


def scaled(x):
    return _times(x, SCALE)


def _times(x, y):
    return x * y


class Counter:
    step = 1

    def __init__(self):
        self.count = 0

    def add(self):
        self.count += self.step
        return self.count
'''


def run(answer: str) -> dict[str, Any]:
    """Run the program that an answer makes."""
    names: dict[str, Any] = {"__name__": "answer"}
    exec(laid_over(SOLUTION, answer), names)
    return names


def test_a_function_takes_the_place_of_the_solutions_own() -> None:
    """All else is the solution's, helpers too."""
    names = run("def scaled(x):\n    return _times(x, SCALE) + 1\n")

    assert names["scaled"](3) == 7
    assert names["Counter"]().add() == 1


def test_a_mistake_in_a_helper_reaches_all_that_use_it() -> None:
    """The solution's function calls the mistaken one."""
    assert run("def _times(x, y):\n    return x + y\n")["scaled"](3) == 5


def test_a_value_is_laid_over() -> None:
    """At the top of the file, and in a class."""
    assert run("SCALE = 5\n")["scaled"](3) == 15
    assert run("class Counter:\n    step = 3\n")["Counter"]().add() == 3


def test_a_method_is_laid_over_the_class_s_own() -> None:
    """The other methods stay."""
    names = run("class Counter:\n    def add(self):\n        return self.count\n")

    assert names["Counter"]().add() == 0


def test_what_is_deleted_is_not_there() -> None:
    """A mistake may be that something is missing."""
    assert "scaled" not in run("del scaled\n")
    assert not hasattr(run("class Counter:\n    del add\n")["Counter"], "add")


def test_a_class_may_have_other_bases() -> None:
    """The mistake may be the base."""
    names = run("class Counter(dict):\n    step = 1\n")

    assert issubclass(names["Counter"], dict)


def test_an_answer_may_bring_imports_and_a_helper_that_it_uses() -> None:
    """Both come before what uses them."""
    names = run(
        "import math as m\n\n\ndef half(x):\n    return m.floor(x / 2)\n\n\n"
        "def scaled(x):\n    return half(x)\n"
    )

    assert names["scaled"](5) == 2


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "changes nothing"),
        ('"""Belief: none."""\n', "changes nothing"),
        ("def scaled(x):\n    return _times(x, SCALE)\n", "changes nothing"),
        ("def scaled(y):\n    '''Doc.'''\n    return _times(y, SCALE)\n", None),
        ("def scale(x):\n    return x\n", "has scale, which the solution does not have"),
        (
            "class Counter:\n    def ad(self):\n        return 0\n",
            "has ad, which the solution's Counter does not have",
        ),
        ("SCALES = 3\n", "has SCALES, which the solution does not have"),
        ("del scale\n", "deletes scale, which the solution does not have"),
        ("print('hello')\n", "line 1 defines nothing"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(answer: str, reason: str | None) -> None:
    """A misspelled name would otherwise be a wrong answer that is right."""
    if reason is None:
        assert "scaled" in laid_over(SOLUTION, answer)
        return
    with pytest.raises(OverlayError, match=reason):
        laid_over(SOLUTION, answer)
