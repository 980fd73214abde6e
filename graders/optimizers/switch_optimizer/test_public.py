"""Public checks for optimizers/switch_optimizer: the worked examples, and what must not change."""

import pytest
import torch
from probes import old_options, switched_groups, switched_options, trained

WEIGHTS = [torch.ones(2, 3), torch.ones(2)]  # weight and bias
SGD = {
    "class": "SGD",
    "groups": [
        {"params": [0], "lr": 0.1, "weight_decay": 0.01},
        {"params": [1], "lr": 0.5, "weight_decay": 0.0},
    ],
    "options": {"momentum": 0.9},
}
OPTIONS = ["lr", "weight_decay"]


def groups(lr=(0.1, 0.5), weight_decay=(0.01, 0.0)):
    """Write down the options of both groups."""
    return {
        f"{name} of the {group} group": value
        for name, values in [("lr", lr), ("weight_decay", weight_decay)]
        for group, value in zip(("first", "second"), values, strict=False)
    }


@pytest.mark.points(1)
def test_groups_example(submission, expect):
    """The worked example: both groups keep their parameter, lr and weight_decay in AdamW."""
    held = submission(switched_groups, WEIGHTS, SGD, "AdamW")
    options = submission(switched_options, WEIGHTS, SGD, "AdamW", {}, OPTIONS)

    expect(held, {"class": "AdamW", "groups": "parameters 0; parameters 1"})
    expect(options, {"class": "AdamW"} | groups())


@pytest.mark.points(1)
def test_override_example(submission, expect):
    """The worked example: lr=0.02 holds in both groups, and weight_decay stays."""
    options = submission(switched_options, WEIGHTS, SGD, "AdamW", {"lr": 0.02}, OPTIONS)

    expect(options, {"class": "AdamW"} | groups(lr=(0.02, 0.02)))


@pytest.mark.points(1)
def test_no_weight_decay_example(submission, expect):
    """The worked example: Rprop has no weight_decay; the lr of each group is kept."""
    options = submission(switched_options, WEIGHTS, SGD, "Rprop", {}, OPTIONS)

    expect(options, {"class": "Rprop"} | groups(weight_decay=()))


@pytest.mark.points(1)
def test_old_optimizer_example(submission, expect):
    """The worked example: a later change of the new optimizer's lr leaves the old one alone."""
    observed = submission(old_options, WEIGHTS, SGD, "Adam", 9.0)

    assert observed.pop("class of the new one") == "Adam", "the new optimizer is not an Adam"
    expect(observed, {"groups of the old one": "parameters 0; parameters 1"} | groups())


@pytest.mark.points(1)
def test_train_example(submission, expect):
    """The worked example of train: losses 3.0 and 0.1875, an Adam, a weight of 1.98304."""
    observed = submission(trained, 0.25, [2, 1])

    expected = {
        "loss of epoch 0": 3.0,
        "loss of epoch 1": 0.1875,
        "class of the last optimizer": "Adam",
        "weight": 1.98304,
    }
    expect(observed, expected, rtol=1e-5, atol=1e-5)
