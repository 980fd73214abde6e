"""The layers of the topic landscape are torch's, in float64, and have as many parameters."""

from __future__ import annotations

import runpy
from itertools import pairwise
from typing import Any

import pytest
import torch
from support.repository import ROOT
from torch import nn
from torch.nn import functional as F  # noqa: N812 - as everybody calls it

NAMES = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")


def solved(name: str) -> dict[str, Any]:
    """Return what a solution defines."""
    return runpy.run_path(str(ROOT / "solutions" / "landscape" / f"{name}.py"))


def normal(*shapes: tuple[int, ...]) -> list[torch.Tensor]:
    """Draw tensors that track gradients, the same ones each time."""
    rng = torch.Generator().manual_seed(0)
    drawn = (torch.randn(shape, generator=rng, dtype=torch.float64) for shape in shapes)
    return [tensor.requires_grad_() for tensor in drawn]


def require_equal(ours: torch.Tensor, torchs: torch.Tensor, inputs: list[torch.Tensor]) -> None:
    """Require that two results have the same values and the same gradients."""
    weighting = torch.rand_like(ours)
    gradients = [torch.autograd.grad((y * weighting).sum(), inputs) for y in (ours, torchs)]

    torch.testing.assert_close(ours, torchs)
    torch.testing.assert_close(*gradients)


@pytest.mark.parametrize("stride", [1, 2, 5])
@pytest.mark.parametrize("padding", [0, 1, 4])
def test_conv2d_is_that_of_torch(stride: int, padding: int) -> None:
    """Values and gradients, for images and kernels that are not square."""
    inputs = normal((2, 3, 7, 6), (4, 3, 3, 2), (4,))

    require_equal(
        solved("conv2d")["conv2d"](*inputs, stride, padding),
        F.conv2d(*inputs, stride, padding),
        inputs,
    )


def test_lstm_is_that_of_torch_over_many_steps() -> None:
    """Outputs and gradients of 100 steps, from a state that is given."""
    x, h, c, *params = normal((100, 2, 3), (2, 4), (2, 4), (16, 3), (16, 4), (16,), (16,))
    layer = nn.LSTM(3, 4, dtype=torch.float64)
    of_torch = {f"{name}_l0": param for name, param in zip(NAMES, params, strict=True)}

    ours, last = solved("lstm_cell")["lstm"](x, params, (h, c))
    torchs, (last_h, last_c) = torch.func.functional_call(layer, of_torch, (x, (h[None], c[None])))

    require_equal(ours, torchs, [x, h, c, *params])
    torch.testing.assert_close(last, (last_h[0], last_c[0]))


@pytest.mark.parametrize("kind", ["all", "causal", "padding"])
def test_attention_is_that_of_torch(kind: str) -> None:
    """Outputs and gradients, with boolean masks of the same meaning."""
    solution = solved("attention")
    inputs = normal((2, 3, 5, 4), (2, 3, 5, 4), (2, 3, 5, 6))
    padding = torch.tensor([[True] * 5, [True] * 3 + [False] * 2]).view(2, 1, 1, 5)
    mask = {"all": None, "causal": solution["causal_mask"](5), "padding": padding}[kind]

    ours, weights = solution["attention"](*inputs, mask)

    require_equal(ours, F.scaled_dot_product_attention(*inputs, attn_mask=mask), inputs)
    torch.testing.assert_close(weights.sum(dim=-1), torch.ones(2, 3, 5, dtype=torch.float64))


def test_causal_attention_is_that_of_torch() -> None:
    """With the argument is_causal."""
    solution = solved("attention")
    inputs = normal((2, 5, 4), (2, 5, 4), (2, 5, 4))

    ours, _ = solution["attention"](*inputs, solution["causal_mask"](5))

    require_equal(ours, F.scaled_dot_product_attention(*inputs, is_causal=True), inputs)


def test_softmax_of_torch_is_nan_where_no_key_may_be_seen() -> None:
    """Ours is 0, as the contract says, and no NaN gets into the gradients."""
    inputs = normal((2, 3), (2, 3), (2, 3))
    mask = torch.tensor([[True, True], [False, False]])

    outputs, weights = solved("attention")["attention"](*inputs, mask)

    assert torch.softmax(torch.full((2,), -torch.inf), dim=0).isnan().all()
    assert not outputs[1].any()
    assert not weights[1].any()
    for gradient in torch.autograd.grad(outputs.sum(), inputs):
        assert gradient.isfinite().all()


def test_true_hides_in_the_masks_of_multihead_attention() -> None:
    """The opposite of the exercise's, as the fine print says."""
    torch.manual_seed(0)
    layer = nn.MultiheadAttention(4, 1, dtype=torch.float64)
    (x,) = normal((3, 4))

    _, weights = layer(x, x, x, attn_mask=~solved("attention")["causal_mask"](3))

    assert not weights.triu(diagonal=1).any()
    assert (weights.tril().sum(dim=-1) > 0.999).all()


@pytest.mark.parametrize("bias", [True, False])
def test_counts_are_those_of_torch(bias: bool) -> None:
    """Of the modules that the contract names."""
    count = solved("count_parameters")
    mlp = [nn.Linear(n, m, bias) for n, m in pairwise([3, 4, 2])]
    cnn = [nn.Conv2d(n, m, 3, bias=bias) for n, m in pairwise([3, 8, 4])]
    ours_and_torchs = [
        (count["count_mlp"]([3, 4, 2], bias), mlp),
        (count["count_cnn"]([3, 8, 4], 3, bias), cnn),
        (count["count_rnn"](3, 4, bias), [nn.RNN(3, 4, bias=bias)]),
        (count["count_lstm"](3, 4, bias), [nn.LSTM(3, 4, bias=bias)]),
        *(
            (
                count["count_encoder_block"](512, 2048, bias),
                [nn.TransformerEncoderLayer(512, heads, 2048, bias=bias)],
            )
            for heads in (1, 8)
        ),
    ]

    for ours, modules in ours_and_torchs:
        assert ours == sum(p.numel() for module in modules for p in module.parameters())
