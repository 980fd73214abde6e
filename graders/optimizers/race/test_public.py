"""Public checks for optimizers/race: the worked examples, and a small figure."""

import pytest
import torch
from probes import (
    contour_lines,
    lines_drawn,
    losses,
    losses_and_levels,
    path_and_start,
    path_of,
    sides,
)

START = torch.tensor([10.0, 1.0])


@pytest.mark.points(0.5)
def test_ravine_example(submission, expect):
    """ravine: at (10, 1) and at (3, -3)."""
    expect(submission(losses, torch.tensor([10.0]), torch.tensor([1.0])), torch.tensor([60.0]))
    expect(submission(losses, torch.tensor([3.0]), torch.tensor([-3.0])), torch.tensor([94.5]))


@pytest.mark.points(1)
def test_path_example(submission, expect):
    """path: two steps of SGD from (10, 1), in float64, too, and one of Adam."""
    sgd = submission(path_of, "SGD", "ravine", START, 2)
    adam = submission(path_of, "Adam", "ravine", START, 1)
    in_float64 = submission(path_of, "SGD", "ravine", START.double(), 2)

    path = torch.tensor([[10.0, 1.0], [9.2, -0.6], [8.464, 0.36]])
    expect(sgd, path)
    expect(adam, torch.tensor([[10.0, 1.0], [9.8, 0.8]]))
    expect(in_float64, path.double())


@pytest.mark.points(1)
def test_start_example(submission, expect):
    """path: two steps with momentum, after which the start is what it was."""
    told = submission(path_and_start, "momentum", "ravine", START, 2)

    expect(
        told,
        {
            "the path": torch.tensor([[10.0, 1.0], [9.8, 0.6], [9.504, 0.16]]),
            "the path has a graph": False,
            "the start": START,
            "start.requires_grad": False,
        },
    )


@pytest.mark.points(1)
def test_lines_example(submission, expect):
    """race: the paths of SGD and Adam, two steps each, are the lines of the figure."""
    told = submission(lines_drawn, ["SGD", "Adam"], "ravine", START, 2)

    expect(
        told,
        {
            "line 1": {"label": "SGD", "x": [10.0, 9.2, 8.464], "y": [1.0, -0.6, 0.36]},
            "line 2": {"label": "Adam", "x": [10.0, 9.8, 9.6001], "y": [1.0, 0.8, 0.6024]},
        },
        rtol=1e-4,
        atol=1e-4,
    )


@pytest.mark.points(1)
def test_contour_example(submission, expect):
    """race: along a contour line of level c the loss is c, within a hundredth of the highest."""
    lines = submission(contour_lines, ["SGD"], "ravine", START, 3)

    highest = max((line["level"] for line in lines), default=0.0)
    expect(*losses_and_levels(lines, "ravine"), rtol=0.0, atol=0.01 * abs(highest))


@pytest.mark.points(0.5)
def test_grid_example(submission, expect):
    """race: the grid of the contour lines reaches beyond the path on the left and on the right."""
    told = submission(sides, ["SGD"], "ravine", START, 3)

    both = ("it reaches beyond the paths on the left", "it reaches beyond the paths on the right")
    expect({side: told[side] for side in both}, dict.fromkeys(both, True))
