"""Where a mistake can sit: which functions a check touches, and which a wrong answer changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.two_functions import ANSWER, write_two_functions

from gradlings.course.contract import built_on, contract_of, solution_of, suspects, touched_by
from gradlings.course.exercise import Exercise


@pytest.fixture
def two_functions(tmp_path: Path) -> Exercise:
    """An exercise with two functions, of which one calls the other."""
    return write_two_functions(tmp_path)


def test_a_check_touches_the_functions_that_its_probes_reach(two_functions: Exercise) -> None:
    """Through helpers, too; one that does not tell touches all."""
    assert contract_of(two_functions) == {"f", "g"}
    assert touched_by(two_functions) == {
        "test_hidden.py::test_both": {"f", "g"},
        "test_hidden.py::test_f": {"f"},
        "test_hidden.py::test_any": {"f", "g"},
    }
    assert built_on(two_functions) == {"f": frozenset(), "g": {"f"}}


@pytest.mark.parametrize(
    ("old", "new", "home"),
    [
        ("Words", "Other words", set()),
        ("f(x) + 1", "f(x) - 1", {"g"}),
        ("SCALE * x", "x", {"f"}),
        ("SCALE = 2", "SCALE = 3", {"f"}),
        ("def f(x):", "def f(x: int) -> int:", set()),
        ("def g(x):\n    return f(x) + 1\n", "del g\n", {"g"}),
    ],
)
def test_a_mistake_is_looked_for_where_the_code_differs(
    two_functions: Exercise, old: str, new: str, home: set[str]
) -> None:
    """In what a function needs, but not in words, and not in what is of the contract itself."""
    wrong = two_functions.root / "wrong.py"
    assert old in ANSWER
    wrong.write_text(ANSWER.replace(old, new))

    assert suspects(two_functions, two_functions.program_of(wrong)) == home


def test_a_function_of_the_solution_comes_with_what_it_needs(two_functions: Exercise) -> None:
    """Imports and helpers, but no other function of the contract."""
    text = solution_of(two_functions, "f")

    assert "SCALE = 2" in text
    assert "def _scaled" in text
    assert "import torch" in text
    assert "def g" not in text
