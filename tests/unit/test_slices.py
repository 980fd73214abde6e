"""The program of a task, out of a notebook: what it uses of the student's cells, and no more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gradlings.hosts.nbgrader.code import code_of
from gradlings.hosts.nbgrader.parts import Part
from gradlings.hosts.nbgrader.program import program_of

F = "def f(x):\n    return x"


def program(
    solution: str, *near: str, far: Sequence[str] = (), asked: Sequence[str] = ("f",)
) -> str:
    """Return the program of a solution cell, with own cells above it, and others elsewhere."""
    parts = [Part(code_of(s), f"cell {n}", "", is_near=True) for n, s in enumerate(near, 1)]
    parts.append(Part(code_of(solution), "the solution of f", "f", frozenset(asked)))
    parts += [Part(code_of(s), f"cell {n}", "other") for n, s in enumerate(far, 50)]
    return program_of("f", parts).text


@pytest.mark.parametrize(
    "trial",
    [
        "import pandas as pd\nimport seaborn as sns",
        "from google.colab import drive\ndrive.mount('/content/drive')",
        "data = open('notes.csv').read()",
        "name = input('Your name: ')",
        "while True:\n    pass",
        "losses = [f(x) for x in range(10**9)]",
        "assert f(1) == 2",
        "try:\n    import nothing\nexcept ImportError:\n    raise",
        "with open('x') as file:\n    text = file.read()",
        "plt.plot(losses)\nplt.show()",
        "import sys\nsys.exit()",
    ],
)
def test_a_trial_concerns_no_task(trial: str) -> None:
    """Above the solution, in its cell, and elsewhere: the program is the function alone."""
    assert program(F, trial) == F + "\n"
    assert program(F, far=[trial]) == F + "\n"
    assert program(f"{F}\n\n{trial}").strip().startswith(F)
    assert trial.split("\n")[-1] not in program(f"{F}\n\n{trial}")


@pytest.mark.parametrize(
    ("solution", "cell", "line"),
    [
        ("def f(x):\n    return SCALE * x", "SCALE = 2\nprint(SCALE)", "SCALE = 2"),
        ("def f(x):\n    return t.exp(x)", "import pandas, torch as t", "import torch as t"),
        ("def f(x):\n    return g(x)", "def g(x):\n    return h(x)\nh = abs", "h = abs"),
        ("def f(x):\n    return T[x]", "T = {}\nT[1] = 2\nT = T", "T[1] = 2"),
        ("def f(x):\n    return T[x]", "T = []\nT.append(1)\nT.clear", "T.append(1)"),
        ("def f(x):\n    return N + x", "N = 1\nN += 2", "N += 2"),
        ("class f(Base):\n    pass", "class Base:\n    pass\nBase.y = 1", "Base.y = 1"),
        ("@wrap\ndef f(x):\n    return x", "def wrap(g):\n    return g", "def wrap(g):"),
        ("def f(x=START):\n    return x", "START = 3", "START = 3"),
        ("def f(x):\n    return x", "import sys\nsys.setrecursionlimit(9999)", "sys.setrec"),
        ("def f(x):\n    return x", "from __future__ import annotations", "from __future__"),
        ("def f(x):\n    return sqrt(x)", "from math import *", "from math import *"),
        ("def f(x):\n    return eval('g(x)')", "def g(x):\n    return x", "def g(x):"),
        (
            "def f(n, x):\n    return KNOWN[n](x)",
            "KNOWN = {}\ndef known(g):\n    KNOWN[g.__name__] = g\n    return g\n"
            "@known\ndef relu(x):\n    return max(x, 0)",
            "@known\ndef relu(x):",
        ),
    ],
)
def test_what_a_program_uses_comes_along(solution: str, cell: str, line: str) -> None:
    """From a cell above it, whether it is used by name, changed, set, or registered."""
    text = program(solution, cell)

    assert line in text
    assert "# %% notebook: cell 1\n" in text
    assert "print" not in text
    assert "pandas" not in text


def test_cells_elsewhere_come_along_in_their_order() -> None:
    """The last cell that defines a name; if it begins with the name's value, those before, too."""
    cells = ["N = 1\ntrial = open('x')", "N = N + 1", "M = 5", "M = 6"]

    text = program("def f(x):\n    return N * M * x", far=cells)

    assert [line for line in text.split("\n") if " = " in line] == ["N = 1", "N = N + 1", "M = 6"]
    assert text.endswith("return N * M * x\n")


def test_a_cell_that_needs_the_solution_comes_after_it() -> None:
    """A table of the student's functions, defined below the task that defines one of them."""
    solution = "def g(x):\n    return x\n\ndef f(x):\n    return TABLE[0](x)"

    text = program(solution, far=["TABLE = [g]"])

    assert text.index("TABLE = [g]") > text.index("def g(x)")


def test_lines_of_a_solution_stay_where_they_are() -> None:
    """So that a message names the line that the student sees."""
    solution = "import math; print(1)\nx = [f(1),\n     f(2)]\n" + F

    text = program(solution)

    assert text.split("\n")[3:5] == F.split("\n")
    assert "print" not in text
    assert "f(2)" not in text
