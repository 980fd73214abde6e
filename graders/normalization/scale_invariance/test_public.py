"""Public checks for normalization/scale_invariance: the worked examples, and a small figure."""

import pytest
import torch
from probes import (
    SQUARE,
    direction,
    gradient_of_example,
    lines_drawn,
    look_drawn,
    outputs,
    path,
    rates,
)

W, Y = torch.tensor([[3.0, 4.0]]), SQUARE[:, :1]


@pytest.mark.points(1)
def test_outputs_example(submission, expect):
    """normalized: the example, then with very small weights, a second unit and other means."""
    n = torch.tensor([[1.4], [-0.2], [0.2], [-1.4]])
    small = torch.tensor([[0.0003, 0.0004], [0.0, 0.002]])

    expect(submission(outputs, W, SQUARE), n)
    expect(submission(outputs, small, SQUARE + 5), torch.cat([n, SQUARE[:, 1:]], dim=1))


@pytest.mark.points(1)
def test_gradient_example(submission, expect):
    """gradient: (-0.128, 0.096) with normalized outputs, and a tenth of it for 10 w."""
    expect(submission(gradient_of_example, W, SQUARE, Y), torch.tensor([[-0.128, 0.096]]))
    expect(submission(gradient_of_example, 10 * W, SQUARE, Y), torch.tensor([[-0.0128, 0.0096]]))


@pytest.mark.points(1)
def test_effective_lr_example(submission, expect):
    """effective_lr: 3 and 75 / 169 for rows of length 5 and 13, and 0.25 for one of length 2."""
    w = torch.tensor([[3.0, 4.0], [12.6, -3.2]])

    expect(submission(rates, w, 75.0), torch.tensor([3.0, 75 / 169]))
    expect(submission(rates, torch.tensor([[0.0, 2.0]]), 1.0), torch.tensor([0.25]))


@pytest.mark.points(1)
def test_step_example(submission, expect):
    """descend and step_of_direction: the example, beside a second unit; descend in float64, too."""
    w, y = torch.tensor([[3.0, 4.0], [0.0, 10.0]]), Y.expand(-1, 2)
    moved, lengths = torch.tensor([[12.6, -3.2], [7.5, 10.0]]), torch.tensor([[13.0], [12.5]])
    u, effective_rates = torch.tensor([[0.6, 0.8], [0.0, 1.0]]), torch.tensor([3.0, 0.75])

    expect(submission(path, w, SQUARE, y, 75.0, 1), torch.stack([w, moved]))
    observed = submission(path, w.double(), SQUARE.double(), y.double(), 75.0, 1)
    expect(observed, torch.stack([w, moved]).double(), rtol=1e-6)
    expect(submission(direction, u, SQUARE, y, effective_rates), moved / lengths)


def line(label, *y):
    return {"label": label, "x": [0.0, 1.0], "y": list(y)}


@pytest.mark.points(1)
def test_figure_example(submission, expect):
    """compare_scales: the lines of three axes, one step from w and from 5 w."""
    told = submission(lines_drawn, W / 5, SQUARE, Y, [1.0, 5.0], 1.5, 1)

    lines = {
        "the left axes": [(0.723426, 0.004964), (1.551607, 0.01288)],
        "the middle axes": [(0.8, 0.061538), (0.8, 0.652595)],
        "the right axes": [(1.5, 0.221893), (0.06, 0.059452)],
    }
    expect(
        told,
        {
            where: {"line 1": line("c = 1", *one), "line 2": line("c = 5", *five)}
            for where, (one, five) in lines.items()
        },
        rtol=1e-4,
        atol=1e-5,
    )


@pytest.mark.points(1)
def test_look_example(submission, expect):
    """compare_scales: titles, x labels, a logarithmic axis, a legend, and two colors."""
    told = submission(look_drawn, W / 5, SQUARE, Y, [1.0, 5.0], 1.5, 1)

    look = {"x label": "step", "y scale": "linear", "number of lines": 2}
    expect(
        told,
        {
            "the left axes": look | {"title": "without batch norm"},
            "the middle axes": look | {"title": "with batch norm"},
            "the right axes": look | {"title": "effective learning rate", "y scale": "log"},
            "the axes stand side by side": True,
            "the legend on the left": "c = 1, c = 5",
            "each factor has the same color in all axes": True,
            "number of colors": 2,
        },
    )
