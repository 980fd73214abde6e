"""Public checks for neurons/relu_interpolant: the worked examples."""

import pytest
import torch
from probes import error_of, plotted, refusal, values_at


@pytest.mark.points(2)
def test_three_points(submission, expect):
    """The network through (2, 5), (0, 1) and (3, 3): at the points, between them, and outside.

    Points in float64 give a network in float64.
    """
    x, y = torch.tensor([2.0, 0.0, 3.0]), torch.tensor([5.0, 1.0, 3.0])
    t = torch.tensor([-7.0, 0.0, 1.0, 2.0, 2.5, 3.0, 9.0])

    values = torch.tensor([1.0, 1.0, 3.0, 5.0, 4.0, 3.0, 3.0])
    expected = {
        "the layers": ["Linear", "ReLU", "Linear"],
        "shapes of the parameters": [[3, 1], [3], [1, 3], [1]],
    }

    observed = submission(values_at, x, y, t)
    in_float64 = submission(values_at, x.double(), y.double(), t.double())

    expect(observed, expected | {"values at t": values})
    expect(in_float64, expected | {"values at t": values.double()})


@pytest.mark.points(1)
def test_refusal(submission, expect):
    """Two points at the same place raise ValueError, three at different places do not."""
    y = torch.tensor([1.0, 2.0, 3.0])

    expect(submission(refusal, torch.tensor([0.0, 1.0, 1.0]), y), "ValueError")
    expect(submission(refusal, torch.tensor([0.0, 1.0, 2.0]), y), "a Sequential, no ValueError")


@pytest.mark.points(1)
def test_error_example(submission, expect):
    """For x² on [0, 1], 3 hidden units are 0.0625 off, and 5 are 0.015625 off."""
    expect(submission(error_of, "square", 0.0, 1.0, [3, 5]), [0.0625, 0.015625])


@pytest.mark.points(1)
def test_plot_example(submission, expect):
    """Three errors become a line on logarithmic axes with labels."""
    observed = submission(plotted, [3, 5, 9], [0.0625, 0.015625, 0.00390625])

    expect(
        observed,
        {
            "number of lines": 1,
            "x and y of the line": [[3.0, 5.0, 9.0], [0.0625, 0.015625, 0.00390625]],
            "x scale": "log",
            "y scale": "log",
            "x label": "hidden units",
            "y label": "largest error",
        },
    )
