"""Attacks on the rule that a built-in is to be written by hand: other names for the same thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from support.attacks import SAME_THING, USE

from gradlings.course.exercise import Exercise
from gradlings.outcomes import CheckResult, Outcome

# The two-class loss of torch, which is made of other operations before they reach a kernel.
USE_COMPOSITE = """

def two_class_cost(scores, targets, margin=1.0):
    return B(scores * targets, -torch.ones_like(scores), margin=margin)
"""

COMPOSITE = [
    "B = torch.nn.functional.hinge_embedding_loss",
    "B = torch.hinge_embedding_loss",
    "B = torch._VF.hinge_embedding_loss",
    "B = torch._C._VariableFunctions.hinge_embedding_loss",
    "from torch._C import _VariableFunctionsClass as c; B = c.hinge_embedding_loss",
    "B = torch.ops.aten.hinge_embedding_loss",
    "B = torch.ops.aten.hinge_embedding_loss.default",
    "B = torch._C._jit_get_operation('aten::hinge_embedding_loss')[0]",
    "B = torch.jit.script(torch.nn.functional.hinge_embedding_loss)",
    "B = torch.compile(torch.nn.functional.hinge_embedding_loss, backend='eager')",
    "B = torch.func.vmap(torch.nn.functional.hinge_embedding_loss)",
    "B = lambda x, y, margin: torch.func.functional_call("
    "torch.nn.HingeEmbeddingLoss(margin=margin), {}, (x, y))",
    "def B(*a, **k):\n    with torch._C.DisableTorchFunction(): "
    "return torch.hinge_embedding_loss(*a, **k)",
    "from torch.overrides import _pop_mode\ndef B(*a, **k):\n    _pop_mode(); "
    "return torch.hinge_embedding_loss(*a, **k)",
    "from torch.overrides import _pop_mode_temporarily as out\ndef B(*a, **k):\n"
    "    with out(): return torch.hinge_embedding_loss(*a, **k)",
    "from torch.overrides import TorchFunctionMode as M\ndef B(*a, **k):\n"
    "    m = M(); M.__exit__(m, None, None, None)\n"
    "    try: return torch.hinge_embedding_loss(*a, **k)\n    finally: m.__enter__()",
    "__name__ = 'torch'\ndef B(*a, **k):\n    with torch._C.DisableTorchFunction(): "
    "return torch.hinge_embedding_loss(*a, **k)",
    "B = torch.jit._state._python_cu.define('def f(x, y, *, margin: float):\\n"
    "    return torch.hinge_embedding_loss(x, y, margin)')",
    "def B(x, y, margin):\n    out = []\n    torch.zeros(1).apply_(lambda _: "
    "out.append(torch.hinge_embedding_loss(x, y, margin)) or 0.0)\n    return out[0]",
    "def B(x, y, margin):\n    out = []\n    t = torch.zeros(1, requires_grad=True)\n"
    "    t.register_hook(lambda g: out.append(torch.hinge_embedding_loss(x, y, margin)) or g)\n"
    "    t.sum().backward()\n    return out[0]",
    "class I:\n    def __init__(self, f): self.f = f\n    def __index__(self): self.f(); return 0\n"
    "def B(x, y, margin):\n    out = []\n"
    "    torch.zeros(1).sum(I(lambda: out.append(torch.hinge_embedding_loss(x, y, margin))))\n"
    "    return out[0]",
]
IN_A_THREAD = [
    "threading.Thread(target=run).start()",
    "concurrent.futures.ThreadPoolExecutor(1).submit(run)",
    "multiprocessing.dummy.Process(target=run).start()",
    "threading.Timer(0, run).start()",
    "_thread.start_new_thread(run, ())",
    "_thread.start_new(run, ())",
]


def _is_forbidden(checks: tuple[CheckResult, ...], which: str) -> bool:
    mine = {check.outcome for check in checks if which in check.id}
    return Outcome.PASSED not in mine and Outcome.GRADER_ERROR not in mine


@pytest.mark.parametrize("name", SAME_THING)
def test_a_built_in_under_another_name_is_the_built_in(
    grade: Callable[..., Any], exercise: Exercise, name: str
) -> None:
    """A forbidden operation is recognized when it runs, whatever reached it."""
    checks = grade(exercise, f"import torch\n{name}\n{USE}")

    assert _is_forbidden(checks, "many")


@pytest.mark.parametrize("name", COMPOSITE)
def test_a_composite_under_another_name_is_the_composite(
    grade: Callable[..., Any], exercise: Exercise, name: str
) -> None:
    """So is one that torch takes apart before it runs, or that runs where the watch was led off."""
    checks = grade(exercise, f"import torch\n{name}\n{USE_COMPOSITE}")

    assert _is_forbidden(checks, "two")


@pytest.mark.parametrize("start", IN_A_THREAD)
def test_a_thread_is_no_hiding_place(
    grade: Callable[..., Any], exercise: Exercise, start: str
) -> None:
    """Threads are watched like the one that started them, however they are started."""
    checks = grade(
        exercise,
        f"""
import _thread, concurrent.futures, multiprocessing.dummy, threading
import torch

def B(x, y, margin):
    out, done = [], threading.Event()
    def run():
        try:
            out.append(torch.hinge_embedding_loss(x, y, margin))
        finally:
            done.set()
    {start}
    done.wait(1)
    return out[0]
{USE_COMPOSITE}""",
    )

    assert _is_forbidden(checks, "two")


@pytest.mark.parametrize(
    "patch",
    [
        "from gradlings.sandbox import forbid; forbid.Guard.refuse = lambda *a: None",
        "from gradlings.sandbox import worker; worker.encode = worker.encode\n"
        "from gradlings.sandbox.forbid import Guard; Guard.check = lambda *a: None",
    ],
)
def test_a_guard_that_was_overpowered_still_guards(
    grade: Callable[..., Any], exercise: Exercise, patch: str
) -> None:
    """What no guard in the same process can promise: see the reason."""
    checks = grade(
        exercise,
        f"import torch\n{patch}\nB = torch.nn.functional.hinge_embedding_loss\n{USE_COMPOSITE}",
    )

    assert _is_forbidden(checks, "two")


def test_the_word_is_not_the_deed(
    grade: Callable[..., Any], exercise: Exercise, honest: str
) -> None:
    """Comments, texts and names of one's own may say what must not run."""
    says = '''
# Unlike torch.nn.MultiMarginLoss and F.multi_margin_loss this does not divide by C.
"""hinge_embedding_loss, soft_margin_loss, DisableTorchFunction"""
def my_multi_margin_loss(x): return x
def multi_margin_loss(x): return x
class MultiMarginLoss: margin_ranking_loss = "torch.nn.functional.multi_margin_loss"
margin_loss = multi_margin_loss(MultiMarginLoss.margin_ranking_loss)
'''
    checks = grade(exercise, honest + says)

    assert {check.outcome for check in checks} == {Outcome.PASSED}


def test_looking_is_not_using(grade: Callable[..., Any], exercise: Exercise, honest: str) -> None:
    """To import, name or make a forbidden thing without running it costs nothing."""
    looks = """
from torch.nn.functional import multi_margin_loss, hinge_embedding_loss
from torch.nn import MultiMarginLoss
unused = MultiMarginLoss(), repr(multi_margin_loss), torch.ops.aten.multi_margin_loss
"""
    checks = grade(exercise, honest + looks)

    assert {check.outcome for check in checks} == {Outcome.PASSED}


def test_other_built_ins_are_welcome(
    grade: Callable[..., Any], exercise: Exercise, honest: str
) -> None:
    """Threads, autograd, vmap and other losses are not what is forbidden."""
    uses = """
import threading
thread = threading.Thread(target=lambda: torch.nn.functional.mse_loss(torch.ones(2), torch.ones(2)))
thread.start()
thread.join()
torch.func.vmap(torch.sin)(torch.ones(3))
torch.func.grad(torch.sin)(torch.tensor(1.0))
torch.nn.functional.cross_entropy(torch.zeros(2, 2), torch.tensor([0, 1]))
"""
    checks = grade(exercise, honest + uses)

    assert {check.outcome for check in checks} == {Outcome.PASSED}
