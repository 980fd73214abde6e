"""Public checks for activations/dying_relu: the worked examples."""

import pytest
import torch
from probes import dead_behind_linear, dead_in_table, revived

WEIGHT, BIAS = torch.ones(2, 1), torch.tensor([0.0, -5.0])
X = torch.tensor([[1.0], [3.0]])


@pytest.mark.points(1)
def test_dead_units_example(submission, expect):
    """dead_units: of the three units of the worked example the last two are dead."""
    z = torch.tensor([[1.0, -2.0, 0.0], [-3.0, -1.0, -1.0]])

    expect(submission(dead_in_table, z), torch.tensor([False, True, True]))
    expect(submission(dead_in_table, -z), torch.tensor([False, False, False]))


@pytest.mark.points(1)
def test_network_example(submission, expect):
    """dead_in_network: the second unit of the worked example is dead, until an x is above 5."""
    dead = submission(dead_behind_linear, WEIGHT, BIAS, [X[:1], X[1:]])
    alive = submission(dead_behind_linear, WEIGHT, BIAS, [X[:1], 2 * X[1:], X[:1]])

    expect(dead, {"the dead units of nn.ReLU 1": torch.tensor([False, True])})
    expect(alive, {"the dead units of nn.ReLU 1": torch.tensor([False, False])})


@pytest.mark.points(1)
def test_revive_example(submission, expect):
    """revive: one unit of the worked example gets the bias -2.5, or -2 with the margin 1."""
    half = submission(revived, WEIGHT, BIAS, X, 0.5)
    one = submission(revived, WEIGHT, BIAS, X, 1.0)

    expect(half, {"how many units were dead": 1, "the bias": torch.tensor([0.0, -2.5])})
    expect(one, {"how many units were dead": 1, "the bias": torch.tensor([0.0, -2.0])})
