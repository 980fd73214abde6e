"""Public checks for normalization/fold_batch_norm: the worked example, a kernel, two models."""

import pytest
import torch
from probes import (
    MODELS,
    NAMES,
    conv_folded,
    filled,
    in_words,
    linear_folded,
    model_folded,
    refusals,
)

pytestmark = pytest.mark.forbidden("torch.nn.utils.fusion.*")

WEIGHT, BIAS = torch.tensor([[1.0, 2.0], [3.0, -1.0]]), torch.tensor([1.0, 0.0])
MEAN, VAR = torch.tensor([2.0, 3.0]), torch.tensor([3.0, 0.0])
GAMMA, BETA = torch.tensor([4.0, 1.0]), torch.tensor([0.0, 5.0])


def layer(kind, weight, bias, outputs):
    return {
        "the new layer": kind,
        "its weight": torch.tensor(weight),
        "its bias": torch.tensor(bias),
        "its outputs for x": torch.tensor(outputs),
    }


@pytest.mark.points(1)
def test_linear_example(submission, expect):
    """The worked example, with a bias and without: the new layer has one in both cases."""
    x = torch.tensor([[1.0, 1.0]])
    statistics = (MEAN, VAR, GAMMA, BETA)
    weight = [[2.0, 4.0], [3.0, -1.0]]

    expect(
        submission(linear_folded, WEIGHT, BIAS, *statistics, 1.0, x),
        layer("Linear", weight, [-2.0, 2.0], [[4.0, 4.0]]),
    )
    expect(
        submission(linear_folded, WEIGHT, None, *statistics, 1.0, x),
        layer("Linear", weight, [-4.0, 2.0], [[2.0, 4.0]]),
    )


@pytest.mark.points(1)
def test_convolution_example(submission, expect):
    """Two kernels of one weight each, with stride 2, and a norm with affine=False."""
    x = torch.tensor([[[[1.0, 0.0, 2.0]]]])
    weight, options = torch.tensor([6.0, 5.0]).view(2, 1, 1, 1), {"stride": 2}

    expect(
        submission(conv_folded, weight, BIAS, options, MEAN, VAR, None, None, 1.0, x),
        layer("Conv2d", [[[[3.0]]], [[[5.0]]]], [-0.5, -3.0], [[[[2.5, 5.5]], [[2.0, 7.0]]]]),
    )


@pytest.mark.points(1)
def test_refusals(submission, expect):
    """A norm that is no fixed function, or does not fit, is refused; another one is folded."""
    told = submission(refusals)

    expect(
        told,
        {
            "a norm in training mode": "a ValueError",
            "a norm without running statistics": "a ValueError",
            "a norm of 1 channel": "a ValueError",
            "a norm of 3 channels": "a ValueError",
            "a norm of 5 channels": "a ValueError",
            "a norm of 4 channels, in evaluation mode": ("no ValueError was raised: a new Linear"),
        },
    )


@pytest.mark.points(1)
def test_models(submission, expect, rng):
    """fold_model: an MLP, and blocks with a norm behind tanh, which stays; the same outputs."""
    values, x = (torch.randn(shape, generator=rng).double() for shape in [(100,), (5, 3)])
    modules = {
        NAMES["an MLP"]: "[Linear, ReLU, Linear]",
        NAMES["a model with blocks"]: "[Linear, [ReLU, [Linear, Tanh, BatchNorm1d], Linear]]",
    }

    for name, folded in modules.items():
        told = submission(model_folded, name, values, x)

        outputs = in_words(filled(MODELS[name](), values), x)["the outputs for x"]
        expect(told, {"the modules": folded, "the outputs for x": outputs})
