"""Libraries that few programs need: who gets them, and that nobody misses the compiler."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection
from typing import Any

import pytest

from gradlings.sandbox import libraries
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

MODULES = {"matplotlib": "matplotlib.pyplot", "sympy": "sympy"}


def imported(sandbox: Sandbox, wanted: Collection[str]) -> list[str]:
    """Return which of the modules a new worker has before it runs anything."""

    def look(_module: Any, names: list[str]) -> Any:
        import sys

        return [name for name in names if name in sys.modules]

    with sandbox.open(wanted) as worker:
        worker.load(Source("", "m", "m.py"))
        found = worker.call(look, (list(MODULES.values()),), seed=0, limit_s=10)
    names: list[str] = found["observation"]
    return names


def test_a_worker_has_the_libraries_that_it_is_opened_with(sandbox: Sandbox) -> None:
    """And no other: one after the other, and again, as an exercise follows another."""
    for wanted in ((), ("sympy",), tuple(MODULES), ("matplotlib",), ()):
        has = imported(sandbox, wanted)

        # The warm process keeps what it has imported once: nothing but time was at stake.
        assert {MODULES[name] for name in wanted} <= set(has)


def test_a_worker_that_needs_no_library_starts_without() -> None:
    """Each costs every run some tenths of a second."""
    with Sandbox(require_all=False) as fresh:
        assert imported(fresh, ()) == []


def test_who_needs_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A submission whose text names it, and each one whose solution has imported it here."""
    for name in libraries.KNOWN:
        monkeypatch.delitem(sys.modules, name, raising=False)

    assert libraries.needed_by("import torch\n") == frozenset()
    assert libraries.needed_by("from matplotlib import pyplot as plt\n") == {"matplotlib"}
    monkeypatch.setitem(sys.modules, "sympy", object())
    assert libraries.needed_by("import torch\n") == {"sympy"}


BEFORE = """
import sys
import torch
from gradlings.sandbox import compiler
compiler.postpone()
compiler.postpone()

model = torch.nn.Linear(2, 1)

def step(optimizer):
    optimizer.zero_grad()
    model(torch.ones(1, 2)).sum().backward()
    optimizer.step()

def is_here():
    return "torch._dynamo.eval_frame" in sys.modules
"""


@pytest.mark.parametrize(
    "program",
    [
        # What asks for the compiler and does not need it does without.
        "step(torch.optim.Adam(model.parameters())); assert not is_here()",
        "step(torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)); assert not is_here()",
        "assert torch.func.grad(torch.sin)(torch.tensor(0.0)) == 1; assert not is_here()",
        "import inspect; inspect.getmodule(step); hasattr(torch._dynamo, '__file__')\n"
        "assert not is_here()",
        # What needs it gets it, also after the stand-in was used.
        "step(torch.optim.Adam(model.parameters()))\n"
        "double = torch.compile(lambda x: 2 * x, backend='eager')\n"
        "assert double(torch.ones(1)) == 2; assert is_here()\n"
        "step(torch.optim.Adam(model.parameters()))",
        "import torch._dynamo.config as config; assert config.suppress_errors is False",
        "from torch._dynamo import reset; reset(); assert is_here()",
        "import torch._dynamo; torch._dynamo.reset(); import torch._dynamo.utils\n"
        "assert torch._dynamo.__spec__.name == 'torch._dynamo'\n"
        "assert torch._dynamo.compiled_autograd.__name__ == 'torch._dynamo.compiled_autograd'",
        "assert not hasattr(torch._dynamo, 'no_such_name'); assert is_here()",
    ],
)
def test_the_compiler_is_imported_by_what_needs_it(program: str) -> None:
    """An optimizer asks it for things that do nothing unless code is being compiled."""
    done = subprocess.run(
        [sys.executable, "-c", BEFORE + program], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
