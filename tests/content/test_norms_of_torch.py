"""The normalizations of the course are those of torch, over many steps, in float64."""

from __future__ import annotations

import copy
import runpy
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional

FOLDER = ROOT / "solutions" / "normalization"
BATCH, LAYER, PLACE = (
    runpy.run_path(str(FOLDER / f"{name}.py"))
    for name in ("batch_norm", "layer_norm", "place_norm")
)
STEPS = 30


def drawn(*shape: int, seed: int = 0) -> torch.Tensor:
    """Return numbers of mean 2."""
    generator = torch.Generator().manual_seed(seed)
    return 2 + torch.randn(shape, generator=generator, dtype=torch.float64)


@pytest.mark.parametrize("momentum", [0.1, 0.4, None])
@pytest.mark.parametrize(("of_torch", "places"), [(nn.BatchNorm1d, ()), (nn.BatchNorm2d, (3, 2))])
def test_batch_norm_trains_as_torchs(
    momentum: float | None, of_torch: Any, places: tuple[int, ...]
) -> None:
    """Outputs, gradients and buffers are equal for 30 steps, and then in evaluation."""
    ours, torchs = BATCH["BatchNorm"](4, momentum=momentum), of_torch(4, momentum=momentum)
    ours.double(), torchs.double()
    torchs.load_state_dict(ours.state_dict())
    optimizers = [torch.optim.SGD(norm.parameters(), lr=0.1) for norm in (ours, torchs)]
    for step in range(STEPS):
        x, target = (drawn(3 + step % 4, 4, *places, seed=seed) for seed in (step, 100 + step))
        found = []
        for norm, optimizer in zip((ours, torchs), optimizers, strict=True):
            inputs = x.clone().requires_grad_()
            y = norm(inputs)
            optimizer.zero_grad()
            (y - target).square().mean().backward()
            optimizer.step()
            found += [y.detach(), inputs.grad]
        assert torch.allclose(found[0], found[2], rtol=1e-10, atol=1e-12)
        assert torch.allclose(found[1], found[3], rtol=1e-8, atol=1e-12)
    for name, value in torchs.state_dict().items():
        assert torch.allclose(ours.state_dict()[name], value, rtol=1e-10), name
    x = drawn(1, 4, *places)
    assert torch.allclose(ours.eval()(x), torchs.eval()(x), rtol=1e-10)


def test_each_batch_norm_loads_the_state_of_the_other() -> None:
    """The names, shapes and dtypes are equal."""
    ours, torchs = BATCH["BatchNorm"](3), nn.BatchNorm1d(3)
    ours(torch.randn(4, 3))

    torchs.load_state_dict(ours.state_dict())
    ours.load_state_dict(torchs.state_dict())

    assert list(ours.state_dict()) == list(torchs.state_dict())


def test_torch_wants_a_positive_eps_in_training() -> None:
    """As the fine print says; ours takes 0."""
    with pytest.raises(ValueError, match="eps"):
        nn.BatchNorm1d(1, eps=0.0)(torch.randn(3, 1))


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
@pytest.mark.parametrize(("shape", "last"), [((5, 3), (3,)), ((2, 3, 4), (3, 4)), ((4,), (4,))])
def test_layer_norm_and_rms_norm_are_torchs(
    dtype: torch.dtype, shape: tuple[int, ...], last: tuple[int, ...]
) -> None:
    """Also with tiny numbers, where eps decides, and without weight and bias."""
    weight, bias = drawn(*last, seed=1).to(dtype), drawn(*last, seed=2).to(dtype)
    for scale in (1.0, 1e-4, 1e-8):
        x = scale * drawn(*shape).to(dtype)
        for options in ({}, {"weight": weight}, {"bias": bias}, {"weight": weight, "bias": bias}):
            ours = LAYER["layer_norm"](x, last, **options)
            torch.testing.assert_close(ours, functional.layer_norm(x, last, **options))
        for eps in (None, 0.0, 0.3):
            ours = LAYER["rms_norm"](x, last, weight, eps)
            torch.testing.assert_close(ours, functional.rms_norm(x, last, weight, eps))


def test_torch_refuses_a_wrong_shape_with_another_error() -> None:
    """A RuntimeError, as the fine print says."""
    for function in (functional.layer_norm, functional.rms_norm):
        with pytest.raises(RuntimeError):
            function(torch.randn(2, 3), (2,))


def test_a_model_trains_alike_with_and_without_the_bias_before_batch_norm() -> None:
    """The bias that `place_norm` drops gets no gradient, so it changes nothing in 30 steps."""
    torch.manual_seed(0)
    given = nn.Sequential(nn.Linear(3, 5), nn.Tanh(), nn.Linear(5, 1)).double()
    without = PLACE["place_norm"](given)
    with_bias = copy.deepcopy(without)
    with_bias[0].bias = copy.deepcopy(given[0].bias)
    x, y = drawn(20, 3), drawn(20, 1, seed=5)
    losses: list[list[float]] = []
    for model in (without, with_bias):
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)
        losses.append([])
        for _ in range(STEPS):
            loss = functional.mse_loss(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses[-1].append(loss.item())

    assert losses[0] == pytest.approx(losses[1], rel=1e-9)
    assert losses[0][-1] < losses[0][0]
    assert torch.allclose(with_bias[0].bias, given[0].bias, atol=1e-12)
