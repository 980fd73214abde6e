"""A forbidden operation is recognized when it runs, whatever name or time of binding reached it."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F  # noqa: N812  # its usual name

from gradlings.sandbox.forbid import Forbidden, Guard

X = torch.randn(4, 4)
W = torch.randn(3, requires_grad=True)
saved_before = F.dropout


def _in_thread() -> None:
    thread = threading.Thread(target=lambda: F.dropout(X))
    thread.start()
    thread.join()


def _under_disabled_function_modes() -> None:
    with torch._C.DisableTorchFunction():
        F.dropout(X)


def _under_disabled_dispatch_modes() -> None:
    with torch.utils._python_dispatch._disable_current_modes():
        torch.ops.aten.native_dropout(X, 0.5, True)


DROPOUTS: dict[str, Callable[[], object]] = {
    "function": lambda: F.dropout(X),
    "module": lambda: torch.nn.Dropout()(X),
    "other module": lambda: torch.nn.AlphaDropout()(X),
    "two dimensions": lambda: F.dropout2d(X[None]),
    "in place": lambda: F.dropout(X.clone(), inplace=True),
    "torch": lambda: torch.dropout(X, 0.5, True),
    "torch._VF": lambda: torch._VF.dropout(X, 0.5, True),
    "aten": lambda: torch.ops.aten.dropout(X, 0.5, True),
    "aten overload": lambda: torch.ops.aten.native_dropout.default(X, 0.5, True),
    "name saved before": lambda: saved_before(X),
    "name put together": lambda: getattr(F, "drop" + "out")(X),
    "thread": _in_thread,
    "disabled function modes": _under_disabled_function_modes,
    "disabled dispatch modes": _under_disabled_dispatch_modes,
    "TorchScript": lambda: torch.jit.script(saved_before),
    "popped mode": lambda: torch.overrides._pop_mode(),
}

GRADIENTS: dict[str, Callable[[], object]] = {
    "backward": lambda: (W**2).sum().backward(),
    "torch.autograd.backward": lambda: torch.autograd.backward((W**2).sum()),
    "torch.autograd.grad": lambda: torch.autograd.grad((W**2).sum(), W),
    "torch.func.grad": lambda: torch.func.grad(lambda v: (v**2).sum())(W.detach()),
    "torch.func.vjp": lambda: torch.func.vjp(torch.sin, W.detach())[1](W.detach()),
    "torch.func.jacrev": lambda: torch.func.jacrev(torch.sin)(W.detach()),
    "torch.func.jvp": lambda: torch.func.jvp(torch.sin, (W.detach(),), (W.detach(),)),
    "jacobian": lambda: torch.autograd.functional.jacobian(torch.sin, W),
    "engine": lambda: torch.autograd.Variable._execution_engine.run_backward(
        ((W**2).sum(),), (torch.tensor(1.0),), False, False, (), True, True
    ),
    "kernel": lambda: torch.ops.aten.sigmoid_backward(X, X),
}
AUTOGRAD = ["backward", "*_backward", "grad", "jvp", "*make_dual"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    ("patterns", "operation"),
    [(["*dropout*"], f) for f in DROPOUTS.values()] + [(AUTOGRAD, f) for f in GRADIENTS.values()],
    ids=[*DROPOUTS, *GRADIENTS],
)
def test_every_way_to_a_forbidden_operation_is_seen(
    patterns: list[str], operation: Callable[[], object]
) -> None:
    """It stops there, or, in a thread of its own, is remembered."""
    guard = Guard(patterns)

    try:
        with guard.watching():
            operation()
    except Forbidden:
        pass

    assert guard.seen


def test_swallowing_the_exception_does_not_help() -> None:
    """The guard remembers."""
    guard = Guard(["dropout"])

    with guard.watching():
        try:
            F.dropout(X)
        except BaseException:
            pass

    assert guard.seen == "dropout"


def test_everything_else_runs_as_ever() -> None:
    """Training with an optimizer, forward-mode differentiation, a module called dropout."""
    guard = Guard(["*dropout*"])

    class Dropout(torch.nn.Module):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return x * (torch.rand_like(x) > 0.5)

    with guard.watching():
        model = torch.nn.Sequential(torch.nn.Linear(4, 4), Dropout())
        optimizer = torch.optim.Adam(model.parameters())
        model(X).sum().backward()
        optimizer.step()
        torch.func.jvp(torch.sin, (X,), (X,))
        torch.func.vmap(torch.sin)(X)

    assert guard.seen is None


def test_all_is_as_before_afterwards() -> None:
    """What was closed is open again."""
    before = (torch.jit.script, torch._C.DisableTorchFunction, threading._start_new_thread)

    with Guard(["dropout"]).watching():
        assert torch.jit.script is not before[0]

    assert before == (torch.jit.script, torch._C.DisableTorchFunction, threading._start_new_thread)
    F.dropout(X)
