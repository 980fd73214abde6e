"""Public checks for activations/compare_activations: the worked examples, and a small figure."""

import pytest
import torch
from probes import colors_drawn, curve, lines_drawn, look_of_axes, share

X = torch.tensor([-4.0, 0.0, 4.0])


@pytest.mark.points(1)
def test_curve_example(submission, expect):
    """values_and_derivatives: the sigmoid at -4, 0 and 4, and the cube at -4, 0 and 4."""
    expect(
        submission(curve, "sigmoid", X),
        {
            "the values": torch.tensor([0.017986, 0.5, 0.982014]),
            "the derivatives": torch.tensor([0.017663, 0.25, 0.017663]),
        },
    )
    expect(
        submission(curve, "cube", X),
        {
            "the values": torch.tensor([-64.0, 0.0, 64.0]),
            "the derivatives": torch.tensor([48.0, 0.0, 48.0]),
        },
    )


@pytest.mark.points(1)
def test_saturation_example(submission, expect):
    """saturation: 2 / 3 for the sigmoid at -4, 0 and 4, and 1 / 3 for the ReLU at -4, 1 and 4."""
    expect(submission(share, "sigmoid", X, 0.05), 2 / 3)
    expect(submission(share, "ReLU", torch.tensor([-4.0, 1.0, 4.0]), 0.05), 1 / 3)


@pytest.mark.points(1)
def test_figure_example(submission, expect):
    """compare_activations: the values of tanh and cube on the left, derivatives on the right."""
    x = [-1.0, 0.0, 2.0]

    told = submission(lines_drawn, ["tanh", "cube"], torch.tensor(x))

    tanh, slope = [-0.761594, 0.0, 0.964028], [0.419974, 1.0, 0.070651]
    expect(
        told,
        {
            "the left axes": {
                "line 1": {"label": "tanh", "x": x, "y": tanh},
                "line 2": {"label": "cube", "x": x, "y": [-1.0, 0.0, 8.0]},
            },
            "the right axes": {
                "line 1": {"label": "tanh", "x": x, "y": slope},
                "line 2": {"label": "cube", "x": x, "y": [3.0, 0.0, 12.0]},
            },
        },
        rtol=1e-4,
        atol=1e-5,
    )


@pytest.mark.points(1)
def test_look_example(submission, expect):
    """compare_activations: titles, x labels, a legend on the left, and two colors in both axes."""
    x = torch.tensor([-1.0, 0.0, 2.0])

    looks = submission(look_of_axes, ["tanh", "cube"], x)
    colors = submission(colors_drawn, ["tanh", "cube"], x)

    expect(
        looks,
        {
            "the left axes": {"title": "value", "x label": "x", "number of lines": 2},
            "the right axes": {"title": "derivative", "x label": "x", "number of lines": 2},
            "one axes is to the right of the other": True,
            "the legend on the left": "cube, tanh",
        },
    )
    expect(
        colors,
        {
            "the names": "tanh, cube",
            "each function has the same color in all axes": True,
            "number of colors": 2,
        },
    )
