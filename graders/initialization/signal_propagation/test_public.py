"""Public checks for initialization/signal_propagation: the worked examples, and a small figure."""

import pytest
import torch
from probes import (
    figure_drawn,
    left_by_spreads,
    measured,
    predicted,
    root_mean_square,
    spreads_of,
)

WEIGHTS = torch.tensor([[[1.0, -1.0], [0.5, 0.5]], [[1.0, 1.0], [1.0, -1.0]]])
X = torch.tensor([[1.0, 7.0]])
NETWORKS = {"small": ([1.0, 0.1, 0.01], [0.04, 0.2, 1.0]), "large": ([1.0, 3.0], [8.0, 2.0])}


@pytest.mark.points(1)
def test_rms_example(submission, expect):
    """rms: 5 for (1, 7), and 2.5 for two rows (3, 4) and (0, 0)."""
    expect(submission(root_mean_square, X), 5.0)
    expect(submission(root_mean_square, torch.tensor([[3.0, 4.0], [0.0, 0.0]])), 2.5)


@pytest.mark.points(1)
def test_spreads_example(submission, expect):
    """spreads: the worked example; the .grad of weights that are parameters stays as it is."""
    backward = [0.5, 1.0, 5.0]

    found = submission(spreads_of, WEIGHTS, "relu", X, X)
    left = submission(left_by_spreads, WEIGHTS, "relu", X, X, False)

    expect(found, {"forward": [5.0, 8**0.5, 8**0.5], "backward": backward})
    kept = {f"the .grad of W_{number} is still 1": True for number in (1, 2)}
    expect(left, {"backward is measured": True, "x.requires_grad": False} | kept)


@pytest.mark.points(1)
def test_measured_example(submission, expect):
    """measured_factors: 0.5 and 3 for two layers, and the worked example."""
    expect(
        submission(measured, [2.0, 7.0, 0.5], [18.0, 4.0, 2.0]),
        {"forward factor": 0.5, "backward factor": 3.0},
    )
    expect(
        submission(measured, [5.0, 8**0.5, 8**0.5], [0.5, 1.0, 5.0]),
        {"forward factor": 0.752121, "backward factor": 0.316228},
        rtol=1e-4,
    )


@pytest.mark.points(1)
def test_predicted_example(submission, expect):
    """predicted_factors: 64 inputs, 16 outputs and std 0.1 give 0.8 and 0.4; ReLU 0.57 and 0.28."""
    for activation, forward, backward in (
        ("linear", 0.8, 0.4),
        ("tanh", 0.8, 0.4),
        ("relu", 0.565685, 0.282843),
    ):
        expect(
            submission(predicted, 64, 16, 0.1, activation),
            {"forward factor": forward, "backward factor": backward},
            rtol=1e-4,
        )


@pytest.mark.points(1)
def test_figure_example(submission, expect):
    """plot_spreads: the lines of two networks, titles, labels, colors, and logarithmic y axes."""
    found = submission(figure_drawn, NETWORKS)

    both = {"number of lines": 2, "x label": "layer", "scale of y": "log"}
    lines = {
        f"lines of {where}": {
            "line 1": {"label": "small", "x": [0.0, 1.0, 2.0], "y": NETWORKS["small"][number]},
            "line 2": {"label": "large", "x": [0.0, 1.0], "y": NETWORKS["large"][number]},
        }
        for number, where in enumerate(("the left axes", "the right axes"))
    }
    expect(
        found,
        lines
        | {
            "the left axes": both | {"title": "activations"},
            "the right axes": both | {"title": "gradients"},
            "the legend on the left": "large, small",
            "each network has the same color in both axes": True,
            "number of colors": 2,
        },
    )
