"""Mutants: every operator makes what it should, and no mutant is the solution in other words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gradlings.authoring.audit.mutants import mutants_of
from gradlings.errors import CourseError

EXAMPLE = '''"""A module."""


class Layer:
    """A layer."""

    def forward(self, x: "int | None", dim: int = 1) -> "int | None":
        """Return something: 1 + 1."""
        y = x.clone().sum(dim=dim)  # (N,)
        return y
'''


@pytest.fixture
def mutated(tmp_path: Path) -> Callable[[str], set[str]]:
    """Return what the lines of a text become in its mutants."""

    def mutated(text: str) -> set[str]:
        path = tmp_path / "solution.py"
        path.write_text(text)
        return {mutant.becomes for mutant in mutants_of(path)}

    return mutated


@pytest.mark.parametrize(
    ("line", "becomes"),
    [
        ("y = x.mean()", ["y = x.sum()", "y = x.amax()", "y = x", "y = x.mean(keepdim=True)"]),
        ("y = max(a, b)", ["y = min(a, b)"]),
        ("y = x.detach()", ["y = x"]),
        ("y = torch.exp(x)", ["y = x"]),
        ("y = float(x)", ["y = x"]),
        ("y = a @ w.T", ["y = a @ w", "y = a", "y = w.T"]),
        ("y = (a + b).item()", ["y = (a + b)", "y = (a).item()"]),
        ("y = x.sum(dim=0)", ["y = x.sum(dim=1)", "y = x.sum(dim=-1)", "y = x.sum()"]),
        ("y = x.softmax(1)", ["y = x.softmax(0)", "y = x.softmax()", "y = x.log_softmax(1)"]),
        ("y = x.amax(1, keepdim=True)", ["y = x.amax(1, keepdim=False)", "y = x.amax(1)"]),
        ("y = x.std(0)", ["y = x.std(0, correction=0)", "y = x.var(0)"]),
        ("y = x.var(0, correction=0)", ["y = x.var(0, correction=1)"]),
        ("y = x.std(unbiased=False)", ["y = x.std(unbiased=True)"]),
        ("y = nn.ReLU()", ["y = nn.ReLU(inplace=True)"]),
        ("model.train()", ["model.eval()", "pass"]),
        ("optimizer.zero_grad()", ["pass"]),
        ("x += y", ["x = y", "pass"]),
        ("y = a - b * c", ["y = a", "y = (b * c)", "y = a - b", "y = a - c"]),
        ("y = not a or b", ["y = b", "y = (not a)", "y = a or b"]),
        ("y = a < b", ["y = a < (b + 1)", "y = a < (b - 1)", "y = a <= b"]),
        ("y = a if b else c", ["y = a if True else c", "y = a if False else c"]),
        ("y = [a for a in x if a]", ["y = [a for a in x if True]"]),
        ("y = f(a, b, c=d)", ["y = f(a, c=d)", "y = f(a, b)"]),
        ("y = -a", ["y = a"]),
        ("y = x[1]", ["y = x[ 2]"]),
    ],
)
def test_a_line_becomes_all_that_the_operators_know(
    mutated: Callable[[str], set[str]], line: str, becomes: list[str]
) -> None:
    """Each mistake that the operators imitate is among the mutants."""
    found = {"".join(text.split()) for text in mutated(f"{line}\n")}

    assert {"".join(text.split()) for text in becomes} <= found


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("with torch.no_grad():\n    y = f(x)", "if True:"),
        ("try:\n    y = f(x)\nfinally:\n    g()", "if True:\ny = f(x)"),
        ("if a:\n    f()", "if False:"),
        ("def f(x, lr=0.1):\n    return x * lr", "lr = 0.1"),
        ("def f(x, **options):\n    return g(x, **options)", "options = {}"),
        ("def f(x, w):\n    return x @ w.exp()", "return x"),
        ("def f(x):\n    return g(x)", "return None"),
    ],
)
def test_a_block_becomes_what_the_operators_know(
    mutated: Callable[[str], set[str]], text: str, becomes: str
) -> None:
    """Context managers, conditions, arguments and results are dropped, too."""
    assert becomes in mutated(f"{text}\n")


def test_words_and_annotations_are_not_mutated(tmp_path: Path) -> None:
    """Only what runs is changed."""
    path = tmp_path / "solution.py"
    path.write_text(EXAMPLE)

    for mutant in mutants_of(path):
        assert "Return something: 1 + 1." in mutant.text
        assert mutant.text.count('"int | None"') == 2


def test_a_mutant_says_where_and_what_it_changes(tmp_path: Path) -> None:
    """It is named by the function and the lines, whatever stands above them."""
    path = tmp_path / "solution.py"
    path.write_text(EXAMPLE)
    mutant = next(m for m in mutants_of(path) if m.becomes.startswith("y = x.sum"))

    assert mutant.key == (
        "Layer.forward",
        "y = x.clone().sum(dim=dim)  # (N,)",
        "y = x.sum(dim=dim)  # (N,)",
    )
    assert mutant.diff.splitlines()[0] == "line 9, in Layer.forward"


def test_a_solution_that_is_no_program_is_named(tmp_path: Path) -> None:
    """The error names file and line."""
    path = tmp_path / "solution.py"
    path.write_text("def f(:\n")

    with pytest.raises(CourseError, match=r"solution\.py:1: "):
        mutants_of(path)
