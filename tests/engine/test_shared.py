"""Programs of the authors share a worker: it is as if each had one of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest
import torch

from gradlings.checks.in_sandbox import Sandboxed
from gradlings.checks.shared import MAX_PROGRAMS, Shared
from gradlings.errors import SubmissionError
from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

COUNTS = "calls = []\ndef f():\n    calls.append(1)\n    return len(calls)\n"


@pytest.fixture(autouse=True)
def nothing_kept(sandbox: Sandbox) -> Iterator[None]:
    """Begin and end without a worker of an earlier program."""
    sandbox.kept(None)
    yield
    sandbox.kept(None)


def call(module: Any) -> Any:
    """Call f."""
    return module.f()


def process(_module: Any) -> Any:
    """The worker's process, its default type, and how often the probe has run there."""
    import os
    import sys

    import torch

    sys.runs = getattr(sys, "runs", 0) + 1
    return os.getpid(), str(torch.get_default_dtype()), sys.runs


def run(
    sandbox: Sandbox,
    text: str,
    probe: Callable[..., Any] = process,
    kind: type[Sandboxed] = Shared,
    forbidden: tuple[str, ...] = (),
) -> Any:
    """Run one experiment on a program."""
    with closing(kind(sandbox, Source(text, "double", "double.py", forbidden))) as subject:
        subject.begin(0, 1.0)
        return subject(probe)


def test_one_after_the_other_runs_in_the_same_worker(sandbox: Sandbox) -> None:
    """A fresh module each time, and nothing left of modes and defaults."""
    first = run(sandbox, "import torch\ntorch.set_default_dtype(torch.float64)\n")
    assert run(sandbox, COUNTS, call) == 1
    assert run(sandbox, COUNTS, call) == 1
    last = run(sandbox, "")

    assert last[0] == first[0]
    assert (first[2], last[2]) == (1, 2)
    assert last[1] == "torch.float32"


def test_a_students_program_has_a_worker_of_its_own(sandbox: Sandbox) -> None:
    """Neither one that another program has used, nor is its own used again."""
    run(sandbox, "")
    assert run(sandbox, "", kind=Sandboxed)[2] == 1
    assert run(sandbox, "")[2] == 2
    assert run(sandbox, "", kind=Sandboxed)[2] == 1


@pytest.mark.parametrize(
    "end", ["while True: pass", "import os; os._exit(1)", "import ctypes; ctypes.string_at(1)"]
)
def test_a_worker_that_hung_or_died_is_replaced(sandbox: Sandbox, end: str) -> None:
    """The next program knows nothing of it."""
    before = run(sandbox, "")
    with pytest.raises(SubmissionError):
        run(sandbox, f"def f():\n    {end}\n", call)
    assert run(sandbox, COUNTS, call) == 1
    after = run(sandbox, "")

    assert after[2] == 1
    assert after[0] != before[0]


def test_what_raises_ends_no_worker(sandbox: Sandbox) -> None:
    """An error is an answer."""
    run(sandbox, "")
    with pytest.raises(SubmissionError, match="ZeroDivisionError"):
        run(sandbox, "def f():\n    return 1 / 0\n", call)

    assert run(sandbox, "")[2] == 2


def test_other_rules_have_another_worker(sandbox: Sandbox) -> None:
    """What is forbidden stays forbidden for the next program, and allowed where it was allowed."""
    tanh = "import torch\ndef f():\n    return torch.zeros(2).tanh()\n"
    rule = ("*tanh*",)

    for _ in range(2):
        with pytest.raises(SubmissionError, match="tanh"):
            run(sandbox, tanh, call, forbidden=rule)
        assert run(sandbox, COUNTS, call, forbidden=rule) == 1
    assert torch.equal(run(sandbox, tanh, call), torch.zeros(2))


def test_an_answer_that_nobody_has_read_ends_the_worker(sandbox: Sandbox) -> None:
    """Else the next program would get it."""
    run(sandbox, "")
    with closing(Shared(sandbox, Source(COUNTS, "double", "double.py"))) as subject:
        subject.begin(0, 1.0)
        subject.begin_call(call)

    assert run(sandbox, "")[2] == 1


def test_a_worker_serves_so_many_programs(sandbox: Sandbox) -> None:
    """Each leaves something in its memory."""
    runs = [run(sandbox, "")[2] for _ in range(MAX_PROGRAMS + 1)]

    assert runs == [*range(1, MAX_PROGRAMS + 1), 1]


def test_a_submission_that_has_begun_ends_when_it_is_closed(sandbox: Sandbox) -> None:
    """Grading may stop while the next one is loading."""
    subject = Sandboxed(sandbox, Source("while True: pass\n", "double", "double.py"))
    subject.start()
    assert subject._loading is not None
    worker = subject._loading[0]
    assert worker.alive

    subject.close()

    assert not worker.alive
