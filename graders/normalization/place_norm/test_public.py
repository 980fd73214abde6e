"""Public checks for normalization/place_norm: where norms go, what is kept, what a bias does."""

import pytest
import torch
from probes import WORDS, effect, new_weights, placed

WEIGHT, BIAS = torch.tensor([[2.0]]), torch.tensor([0.5])
X, GRAD = torch.tensor([[1.0], [3.0]]), torch.tensor([[1.0], [2.0]])


@pytest.mark.points(1)
def test_flat_models(submission, expect):
    """place_norm: in an MLP and a CNN, batch norm is before each activation but no last layer."""
    expect(
        submission(placed, WORDS["an MLP"]),
        "[Linear 4, BatchNorm1d 4, LeakyReLU, Linear 5, BatchNorm1d 5, Tanh, Linear 2]",
    )
    expect(
        submission(placed, WORDS["a CNN"]),
        "[Conv2d 4, BatchNorm2d 4, ReLU, Conv2d 6, BatchNorm2d 6, GELU, Flatten, Linear 2]",
    )


@pytest.mark.points(1)
def test_last_layer(submission, expect):
    """place_norm: a last layer before a sigmoid, or a layer before a layer, gets no batch norm."""
    expect(
        submission(placed, WORDS["an MLP that ends with a sigmoid"]),
        "[Linear 4, BatchNorm1d 4, ReLU, Linear 1, Sigmoid]",
    )
    expect(
        submission(placed, WORDS["two layers in a row"]),
        "[Linear 4, Linear 4, BatchNorm1d 4, ReLU, Linear 2]",
    )


@pytest.mark.points(1)
def test_nested_model(submission, expect):
    """place_norm: nn.Sequentials are entered; the activation may run in another one."""
    expect(
        submission(placed, WORDS["a nested MLP"]),
        "[[Linear 4, BatchNorm1d 4, ReLU, Linear 5, BatchNorm1d 5], Tanh, "
        "[[Linear 6, BatchNorm1d 6], SiLU], Linear 2]",
    )


@pytest.mark.points(1)
def test_weights(submission, expect):
    """place_norm: the weights are as given; only the last of three layers keeps its bias.

    The given model stays as it is.
    """
    expect(
        submission(new_weights, WORDS["an MLP"], torch.float32),
        {
            "the weight of layer 1": "as given",
            "the bias of layer 1": "None",
            "the weight of layer 2": "as given",
            "the bias of layer 2": "None",
            "the weight of layer 3": "as given",
            "the bias of layer 3": "as given",
            "the given model is as it was": True,
        },
    )


@pytest.mark.points(1)
def test_bias_effect(submission, expect):
    """bias_effect: in training a bias changes nothing, in evaluation it changes y by its shift."""
    evaluation = submission(effect, WEIGHT, BIAS, X, GRAD, 10.0, False)
    expect(evaluation, {"the change": 10.0, "the gradient": torch.tensor([3.0])}, atol=1e-2)

    training = submission(effect, WEIGHT, BIAS, X, GRAD, 10.0, True)
    expect(training, {"the change": 0.0, "the gradient": torch.tensor([0.0])}, atol=1e-2)
