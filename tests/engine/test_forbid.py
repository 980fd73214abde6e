"""A forbidden operation is recognized when it runs, whatever name or time of binding reached it."""

from __future__ import annotations

import pytest

from gradlings.sandbox.client import Sandbox
from gradlings.sandbox.loading import Source

PRELUDE = """
import threading
import torch
import torch.nn.functional as F

saved_before = F.dropout
x = torch.randn(4, 4)
w = torch.randn(3, requires_grad=True)
scripted = torch.jit.script(saved_before)


def in_thread():
    thread = threading.Thread(target=lambda: F.dropout(x))
    thread.start()
    thread.join()


def without_function_modes():
    with torch._C.DisableTorchFunction():
        return F.dropout(x)


def without_dispatch_modes():
    with torch.utils._python_dispatch._disable_current_modes():
        return F.dropout(x)


def swallowed():
    try:
        F.dropout(x)
    except BaseException:
        return x


def engine():
    run = torch.autograd.Variable._execution_engine.run_backward
    return run(((w * w).sum(),), (torch.tensor(1.0),), False, False, (), True, True)


def f():
    return {expression}
"""
DROPOUTS = {
    "function": "F.dropout(x)",
    "module": "torch.nn.Dropout()(x)",
    "other module": "torch.nn.AlphaDropout()(x)",
    "two dimensions": "F.dropout2d(x[None])",
    "in place": "F.dropout(x.clone(), inplace=True)",
    "needs a gradient": "F.dropout(x.clone().requires_grad_())",
    "torch": "torch.dropout(x, 0.5, True)",
    "torch._VF": "torch._VF.dropout(x, 0.5, True)",
    "aten": "torch.ops.aten.dropout(x, 0.5, True)",
    "aten overload": "torch.ops.aten.native_dropout.default(x, 0.5, True)",
    "name saved before": "saved_before(x)",
    "name put together": "getattr(F, 'drop' + 'out')(x)",
    "TorchScript": "scripted(x, 0.5, True, False)",
    "LSTM": "torch.nn.LSTM(4, 4, 2, dropout=0.5)(x)",
    "multi-head attention": "torch.nn.MultiheadAttention(4, 2, dropout=0.5)(x, x, x)",
    "scaled dot product": "F.scaled_dot_product_attention(x, x, x, dropout_p=0.5)",
    "vmap": "torch.func.vmap(lambda v: F.dropout(v), randomness='different')(x)",
    "thread": "in_thread()",
    "function modes off": "without_function_modes()",
    "dispatch modes off": "without_dispatch_modes()",
    "exception swallowed": "swallowed()",
}
GRADIENTS = {
    "backward": "(w**2).sum().backward()",
    "torch.autograd.backward": "torch.autograd.backward((w**2).sum())",
    "torch.autograd.grad": "torch.autograd.grad((w**2).sum(), w)",
    "torch.func.grad": "torch.func.grad(lambda v: (v**2).sum())(w.detach())",
    "torch.func.vjp": "torch.func.vjp(torch.sin, w.detach())[1](w.detach())",
    "torch.func.jacrev": "torch.func.jacrev(torch.sin)(w.detach())",
    "torch.func.jvp": "torch.func.jvp(torch.sin, (w.detach(),), (w.detach(),))",
    "jacobian": "torch.autograd.functional.jacobian(torch.sin, w)",
    "engine": "engine()",
    "kernel": "torch.ops.aten.sigmoid_backward(x, x)",
    "graph": "torch.exp(w).grad_fn(w)",
}
AUTOGRAD = ("backward", "sigmoid_backward", "grad", "vjp", "jvp", "*make_dual", "Tensor.grad_fn")


def call_f(module):  # type: ignore[no-untyped-def]
    """Call the submission; what it gives back does not matter."""
    module.f()


@pytest.mark.parametrize(
    ("patterns", "expression"),
    [(("*dropout*",), e) for e in DROPOUTS.values()] + [(AUTOGRAD, e) for e in GRADIENTS.values()],
    ids=[*DROPOUTS, *GRADIENTS],
)
def test_every_way_to_a_forbidden_operation_is_seen(
    sandbox: Sandbox, patterns: tuple[str, ...], expression: str
) -> None:
    """In a worker, where the submission runs."""
    text = PRELUDE.replace("{expression}", expression)

    with sandbox.open() as worker:
        assert worker.load(Source(text, "m", "m.py", patterns)) == {"loaded": True}
        answer = worker.call(call_f, (), seed=0, limit_s=30)

    assert answer.get("raised", {}).get("outcome") == "forbidden", answer


def test_everything_else_runs_as_ever(sandbox: Sandbox) -> None:
    """Training, forward-mode differentiation, a module and a function called dropout."""
    text = """
import torch

class Dropout(torch.nn.Module):
    def forward(self, x):
        return dropout(x)

def dropout(x):  # the word is no operation
    return x * (torch.rand_like(x) > 0.5)

def f():
    x = torch.randn(4, 4)
    model = torch.nn.Sequential(torch.nn.Linear(4, 4), Dropout(), torch.nn.BatchNorm1d(4))
    optimizer = torch.optim.Adam(model.parameters())
    model(x).sum().backward()
    optimizer.step()
    torch.func.jvp(torch.sin, (x,), (x,))
    torch.func.vmap(torch.sin)(x)
    print(x, model)
"""
    with sandbox.open() as worker:
        worker.load(Source(text, "m", "m.py", ("*dropout*",)))
        answer = worker.call(call_f, (), seed=0, limit_s=30)

    assert answer == {"observation": None}


@pytest.mark.parametrize(
    ("patterns", "expression", "name"),
    [
        (("torch.optim.*",), "torch.optim.Adam([w])", "torch.optim.Adam"),
        (("torch.optim.*",), "SGD([w], lr=0.1)", "torch.optim.SGD"),
        (("torch.optim.*",), "type('Own', (SGD,), {})([w], lr=0.1)", "torch.optim.SGD"),
        (("torch.optim.SGD",), "SGD([w], lr=0.1)", "torch.optim.SGD"),
        (("torch.nn.utils.clip_*",), "clip([w], 1.0)", "torch.nn.utils.clip_grad_norm_"),
        (("torch.utils.data.*",), "loader([1, 2])", "torch.utils.data.DataLoader"),
    ],
)
def test_classes_and_functions_are_named_as_they_are_imported(
    sandbox: Sandbox, patterns: tuple[str, ...], expression: str, name: str
) -> None:
    """Whenever and as whatever they were imported; the message has the whole name."""
    text = f"""
import torch
from torch.nn.utils import clip_grad_norm_ as clip
from torch.optim import SGD
from torch.utils.data import DataLoader as loader

w = torch.nn.Parameter(torch.ones(2))

def f():
    return {expression}
"""
    with sandbox.open() as worker:
        assert worker.load(Source(text, "m", "m.py", patterns)) == {"loaded": True}
        raised = worker.call(call_f, (), seed=0, limit_s=30)["raised"]

    assert (raised["outcome"], raised["message"]) == ("forbidden", name)


def test_what_is_not_named_runs_beside_what_is(sandbox: Sandbox) -> None:
    """Other optimizers, and all that the modules of torch import from elsewhere."""
    text = """
import torch

def f():
    w = torch.nn.Parameter(torch.ones(2))
    torch.Tensor([1.0])
    torch.optim.Adam([w]).zero_grad()
    torch.nn.Linear(2, 2)(w)
"""
    with sandbox.open() as worker:
        worker.load(Source(text, "m", "m.py", ("torch.optim.SGD",)))
        assert worker.call(call_f, (), seed=0, limit_s=30) == {"observation": None}
