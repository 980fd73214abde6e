"""Public checks for initialization/init_model: the worked example, and early signs."""

import pytest
import torch
from probes import biases_after, following, frozen_after, weights_after


@pytest.mark.points(1)
def test_following_example(submission, expect):
    """followed_by: the worked example, a layer before a layer, and a convolution in a block."""
    expect(
        submission(following, "Linear, BatchNorm1d, ReLU, Linear"),
        {"after layer '0'": "ReLU()", "after layer '3'": "None"},
    )
    expect(
        submission(following, "Tanh, Linear, Linear, ReLU, Linear"),
        {"after layer '1'": "None", "after layer '2'": "ReLU()", "after layer '4'": "None"},
    )
    expect(
        submission(following, "Sequential(Conv2d, BatchNorm2d), ReLU, Flatten, Linear"),
        {"after layer '0.0'": "ReLU()", "after layer '3'": "None"},
    )


@pytest.mark.points(1)
def test_several_places(submission, expect):
    """followed_by: one ReLU follows three layers; one layer in two places is listed once."""
    expect(
        submission(following, "three Linear layers, one ReLU after each of them"),
        {"after layer '0'": "ReLU()", "after layer '2'": "ReLU()", "after layer '4'": "ReLU()"},
    )
    expect(
        submission(following, "Linear, ReLU, the same Linear, Tanh"),
        {"after layer '0'": "ReLU()"},
    )


@pytest.mark.points(1)
def test_weights_example(submission, expect):
    """init_model: each rule, for layers with 2 inputs and 6 outputs, or 6 and 2."""
    model = "Linear layers before Tanh, ReLU, Sigmoid, LeakyReLU(0.5), nothing"
    stds = {"0": 0.833333, "2": 0.577350, "4": 0.5, "6": 0.516398, "8": 0.5}

    expect(
        submission(weights_after, model),
        {
            f"the weight of layer {name!r}": {
                "the draw": "normal_(0, std), in its turn",
                "std": std,
            }
            for name, std in stds.items()
        },
        rtol=1e-4,
    )


@pytest.mark.points(1)
def test_names_and_biases(submission, expect):
    """init_model: the names of the worked example are returned, and its biases are 0."""
    expect(
        submission(biases_after, "Linear, BatchNorm1d, ReLU, Linear"),
        {
            "the names": ["0", "3"],
            "the bias of layer '0'": torch.zeros(6),
            "the bias of layer '3'": torch.zeros(2),
        },
    )


@pytest.mark.points(1)
def test_frozen_parameters(submission, expect):
    """init_model: a frozen weight and a frozen bias stay as they are; the others change."""
    expect(
        submission(frozen_after, ["0.weight", "2.bias"]),
        {
            "the names": "2",
            "0.weight afterwards": "still 1",
            "0.bias afterwards": "changed",
            "2.weight afterwards": "changed",
            "2.bias afterwards": "still 1",
        },
    )
