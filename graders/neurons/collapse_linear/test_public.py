"""Public checks for neurons/collapse_linear: the worked examples."""

import pytest
import torch
from probes import bend_of, collapse_refused, collapsed, runs_collapsed

FIRST = (torch.tensor([[1.0, 2.0]]), torch.tensor([3.0]))
SECOND = (torch.tensor([[4.0], [5.0]]), torch.tensor([6.0, 7.0]))
X = torch.tensor([[0.0, 0.0], [1.0, -3.0]])


@pytest.mark.points(1)
def test_bend_example(submission, expect):
    """Between -2 and 4 a ReLU bends by -1, between -1 and 2 by -0.5, on one side of 0 by 0."""
    a, b = torch.tensor([-2.0, 2.0, -4.0]), torch.tensor([4.0, 4.0, -2.0])

    expect(submission(bend_of, ["relu"], a, b), torch.tensor([-1.0, 0.0, 0.0]))
    expect(submission(bend_of, ["relu"], a / 2, b / 2), torch.tensor([-0.5, 0.0, 0.0]))


@pytest.mark.points(2)
def test_two_layers(submission, expect):
    """The two layers of the worked example become one: outputs 18 and 22 at (0, 0)."""
    observed = submission(collapsed, [FIRST, SECOND], X)

    expect(
        observed,
        {
            "the layer": "Linear from 2 to 2, with bias",
            "its outputs": torch.tensor([[18.0, 22.0], [-2.0, -3.0]]),
        },
    )


@pytest.mark.points(1)
def test_activation_refused(submission, expect):
    """A ReLU between two linear layers raises ValueError; without it there is one layer."""
    expect(submission(collapse_refused, [FIRST, "relu", SECOND]), "ValueError")
    expect(submission(collapse_refused, [FIRST, SECOND]), "Linear from 2 to 2, with bias")


@pytest.mark.points(1)
def test_runs_example(submission, expect):
    """Two layers, a ReLU and one layer become one layer, the ReLU, and one layer."""
    observed = submission(runs_collapsed, [FIRST, SECOND, "relu", FIRST], X)

    expect(
        observed,
        {
            "the new model": [
                "Linear from 2 to 2, with bias",
                "ReLU",
                "Linear from 2 to 1, with bias",
            ],
            "its outputs": torch.tensor([[65.0], [3.0]]),
        },
    )
