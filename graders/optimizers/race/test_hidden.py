"""Hidden checks for optimizers/race: paths of many optimizers, and the whole figure."""

import pytest
import torch
from matplotlib.colors import to_hex
from probes import (
    axes_of,
    contour_lines,
    lines_drawn,
    losses_and_levels,
    path_and_start,
    path_of,
    sides,
)

NAMES = ["momentum", "Adam", "Nesterov"]


def look(module, names, loss, start, steps):
    """the axes of race(optimizers, loss, start, steps)"""
    axes = axes_of(module, names, loss, start, steps)
    legends = [legend for ax in axes[:1] if (legend := ax.get_legend())]
    texts = {text.get_text() for legend in legends for text in legend.get_texts()}
    return {
        "number of axes": len(axes),
        "x label": [ax.get_xlabel() for ax in axes[:1]],
        "y label": [ax.get_ylabel() for ax in axes[:1]],
        "names in the legend": ", ".join(name for name in names if name in texts),
    }


def colors(module, names, loss, start, steps):
    """the colors of the lines in race(optimizers, loss, start, steps)"""
    axes = axes_of(module, names, loss, start, steps)
    lines = [line for ax in axes for line in ax.lines if line.get_label() in names]
    return {"number of colors": len({to_hex(line.get_color()) for line in lines})}


def start_in(rng, dtype=torch.float64):
    """Draw a start to the left of the bent valley."""
    return torch.tensor([-1.8, 0.5], dtype=dtype) + 0.4 * torch.rand(2, generator=rng, dtype=dtype)


@pytest.mark.points(3)
@pytest.mark.parametrize("optimizer", ["momentum", "Nesterov", "Adagrad", "RMSprop", "Adam"])
def test_path(agree, rng, optimizer):
    """path: 15 steps of five optimizers in float64."""
    agree(path_of, optimizer, "bent valley", start_in(rng), 15)


@pytest.mark.points(1)
def test_one_parameter(agree, rng):
    """path: the optimizer gets one parameter of shape (2,)."""
    agree(path_of, "unit steps", "ravine", start_in(rng), 4)


@pytest.mark.points(1)
def test_number_of_points(agree, rng):
    """path: with 0 steps it is the start, with 3 steps it has four points."""
    agree(path_of, "SGD", "ravine", start_in(rng), 0)
    agree(path_of, "SGD", "ravine", start_in(rng), 3)


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_start_is_left(agree, rng, dtype):
    """path: right, of the dtype of the start and without a graph; the start is as it was."""
    agree(path_and_start, "Adam", "ravine", start_in(rng, dtype), 3)


@pytest.mark.points(2)
def test_lines(agree, rng):
    """race: a line for each optimizer, in the order of the dict, with its name and path."""
    agree(lines_drawn, NAMES, "bent valley", start_in(rng), 4)


@pytest.mark.points(1)
def test_look(agree, rng):
    """race: one axes, with labels and a legend of all names."""
    agree(look, ["momentum", "Adam"], "ravine", start_in(rng), 1)


@pytest.mark.points(0.5)
def test_colors(agree, rng):
    """race: no two lines have the same color."""
    agree(colors, NAMES, "ravine", start_in(rng), 1)


@pytest.mark.points(2)
def test_contour(submission, expect, rng):
    """race: along a contour line of level c the loss is c, within a fiftieth of the highest."""
    lines = submission(contour_lines, ["momentum"], "bent valley", start_in(rng), 8)

    highest = max((line["level"] for line in lines), default=0.0)
    expect(*losses_and_levels(lines, "bent valley"), rtol=0.0, atol=0.02 * abs(highest))


@pytest.mark.points(1)
def test_grid(agree, rng):
    """race: the grid of the contour lines reaches beyond all paths."""
    agree(sides, ["momentum", "Adam"], "ravine", 6 * start_in(rng), 3)
