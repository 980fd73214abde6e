"""The solutions of the topic optimizers are torch's optimizers, over many steps in float64."""

from __future__ import annotations

import copy
import runpy
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn

STEPS = 200
Make = Callable[[list[nn.Parameter]], torch.optim.Optimizer]


def solved(name: str) -> dict[str, Any]:
    """Return what a solution defines."""
    return runpy.run_path(str(ROOT / "solutions" / "optimizers" / f"{name}.py"))


def gradients() -> Iterator[torch.Tensor]:
    """Draw gradients whose elements are of quite different sizes."""
    rng = torch.Generator().manual_seed(0)
    sizes = torch.tensor([1e-9, 1e-6, 1e-3, 1.0, 1e3], dtype=torch.float64)
    for _ in range(STEPS):
        yield sizes * torch.randn(5, generator=rng, dtype=torch.float64)


def path_of_torch(make: Make) -> list[torch.Tensor]:
    """Return the parameter after each step of an optimizer of torch."""
    param = nn.Parameter(torch.ones(5, dtype=torch.float64))
    optimizer, path = make([param]), []
    for grad in gradients():
        param.grad = grad.clone()
        optimizer.step()
        path.append(param.detach().clone())
    return path


SINGLE_STEPS = [
    ("momentum", "momentum_step", partial(torch.optim.SGD, momentum=0.9)),
    ("momentum", "nesterov_step", partial(torch.optim.SGD, momentum=0.9, nesterov=True)),
    ("adagrad_rmsprop", "adagrad_step", torch.optim.Adagrad),
    ("adagrad_rmsprop", "rmsprop_step", torch.optim.RMSprop),
    ("adam", "adam_step", torch.optim.Adam),
    ("adam", "adamw_step", torch.optim.AdamW),
]


@pytest.mark.parametrize(("name", "function", "of_torch"), SINGLE_STEPS)
def test_steps_are_those_of_torch(name: str, function: str, of_torch: Callable[..., Any]) -> None:
    """With all other options as they are by default, those of both."""
    step = solved(name)[function]
    param, state, path = torch.ones(5, dtype=torch.float64), None, []
    for grad in gradients():
        param, state = step(param, grad, state, lr=0.01)
        path.append(param)

    expected = path_of_torch(partial(of_torch, lr=0.01))
    torch.testing.assert_close(path, expected, rtol=1e-12, atol=1e-14)


def test_an_own_optimizer_is_torchs_sgd() -> None:
    """With momentum and weight decay."""
    options = {"lr": 0.01, "momentum": 0.9, "weight_decay": 0.1}
    own = partial(solved("own_optimizer")["MomentumSGD"], **options)

    expected = path_of_torch(partial(torch.optim.SGD, **options))
    torch.testing.assert_close(path_of_torch(own), expected, rtol=1e-12, atol=1e-14)


def test_without_a_copy_of_the_state_dict_two_optimizers_share_their_velocities() -> None:
    """As the fine print of own_optimizer says of checkpoints; torch's SGD is an example."""
    param = nn.Parameter(torch.ones(2))
    old, shared, apart = (torch.optim.SGD([param], momentum=0.9) for _ in range(3))
    param.grad = torch.ones(2)
    old.step()
    shared.load_state_dict(old.state_dict())
    apart.load_state_dict(copy.deepcopy(old.state_dict()))

    velocity = old.state[param]["momentum_buffer"]
    assert shared.state[param]["momentum_buffer"].data_ptr() == velocity.data_ptr()
    assert apart.state[param]["momentum_buffer"].data_ptr() != velocity.data_ptr()
