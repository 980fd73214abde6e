"""Hidden checks for gradient_descent/two_valleys: both descents, the counts, the two axes."""

import pytest
import torch
from matplotlib.colors import to_hex
from probes import batch, counts, figure_of, have_one_range, lines_of, stochastic

DTYPES = [torch.float32, torch.float64]


def means_of_given(module, data, w):
    """mean_loss(two_valleys, data, w)"""
    return module.mean_loss(module.two_valleys, data, w)


def batch_and_start(module, loss, data, starts):
    """batch_descent(loss, data, starts, 0.2, 2), and what is left"""
    path = batch(module, loss, data, starts, 0.2, 2)
    return {"the path": path, "starts": starts, "the path has a graph": path.requires_grad}


def stochastic_and_start(module, loss, data, starts, choices):
    """stochastic_descent(loss, data, starts, 0.2, choices), and what is left"""
    path = stochastic(module, loss, data, starts, 0.2, choices)
    return {"the path": path, "starts": starts, "the path has a graph": path.requires_grad}


def lines_drawn(module, loss, data, grid, batch, stochastic):
    """the lines of draw_descents(loss, data, grid, batch, stochastic)"""
    axes = figure_of(module, loss, data, grid, batch, stochastic)
    return {where: lines_of(ax) for where, ax in axes.items()}


def ranges_drawn(module, loss, data, grid, batch, stochastic):
    """the range of w in draw_descents(loss, data, grid, batch, stochastic)"""
    axes = figure_of(module, loss, data, grid, batch, stochastic)
    low, high = min((sorted(ax.get_xlim()) for ax in axes.values()), default=(0, 0))
    drawn = [value for ax in axes.values() for line in ax.lines for value in line.get_xdata()]
    return {
        "number of lines": sum(len(ax.lines) for ax in axes.values()),
        "both axes show the same range of w": have_one_range(axes),
        "all lines are within it": all(low <= value <= high for value in drawn),
    }


def colors_drawn(module, loss, data, grid, batch, stochastic):
    """the colors in draw_descents(loss, data, grid, batch, stochastic)"""
    lower = list(figure_of(module, loss, data, grid, batch, stochastic).values())[-1:]
    colors = [to_hex(line.get_color()) for ax in lower for line in ax.lines]
    count = len(colors) // 2
    legend = next((ax.get_legend() for ax in lower), None)
    entries = {} if legend is None else entries_of(legend)
    return {
        "colors of the paths of batch": len(set(colors[:count])),
        "colors of the paths of stochastic": len(set(colors[count:])),
        "colors of all paths": len(set(colors)),
        "number of entries of the legend": 0 if legend is None else len(legend.get_texts()),
        "the entry batch has the color of its paths": entries.get("batch") in colors[:count],
        "the entry stochastic has it": entries.get("stochastic") in colors[count:],
    }


def entries_of(legend):
    """Return the color of each entry of a legend, by its text."""
    texts = [text.get_text() for text in legend.get_texts()]
    return dict(zip(texts, map(color_of, legend.legend_handles), strict=True))


def color_of(handle):
    return to_hex(handle.get_color() if hasattr(handle, "get_color") else handle.get_facecolor())


def drawn(rng, dtype=torch.float64):
    """Draw examples that shift the valleys, and starts in both of them."""
    data = 0.6 * torch.rand(4, generator=rng, dtype=dtype) - 0.3
    starts = torch.linspace(-1, 3, 6, dtype=dtype) + 0.1 * torch.rand(6, generator=rng, dtype=dtype)
    return data, starts


def choices_of(rng, steps):
    return torch.randint(4, (steps, 6), generator=rng)


def paths_of(rng, steps=3, starts=2):
    return [torch.randn(steps + 1, starts, generator=rng, dtype=torch.float64) for _ in range(2)]


@pytest.mark.points(1)
@pytest.mark.parametrize("dtype", DTYPES)
def test_mean(agree, rng, dtype):
    """mean_loss: right for two_valleys as it was given, with more parameters than examples."""
    agree(means_of_given, *drawn(rng, dtype))


@pytest.mark.points(2)
@pytest.mark.parametrize(("steps", "dtype"), [(15, torch.float64), (4, torch.float32)])
def test_batch(agree, rng, steps, dtype):
    """batch_descent: many steps in both valleys are right, and so are no steps."""
    data, starts = drawn(rng, dtype)

    for number in (steps, 0):
        agree(batch, "two_valleys", data, starts, 0.2, number)


@pytest.mark.points(1)
def test_batch_leaves_starts(agree, rng):
    """batch_descent: the starts stay as they are, and the path, which is right, has no graph."""
    agree(batch_and_start, "two_valleys", *drawn(rng))


@pytest.mark.points(2)
@pytest.mark.parametrize(("steps", "dtype"), [(15, torch.float64), (4, torch.float32)])
def test_stochastic(agree, rng, steps, dtype):
    """stochastic_descent: many steps in both valleys are right, and so are no steps."""
    data, starts = drawn(rng, dtype)

    for number in (steps, 0):
        agree(stochastic, "two_valleys", data, starts, 0.2, choices_of(rng, number))


@pytest.mark.points(1)
def test_stochastic_leaves_starts(agree, rng):
    """stochastic_descent: the starts stay as they are; the path, which is right, has no graph."""
    agree(stochastic_and_start, "two_valleys", *drawn(rng), choices_of(rng, 2))


@pytest.mark.points(2)
@pytest.mark.parametrize("ridge", [0.2, -0.3])
def test_transitions(agree, rng, ridge):
    """transitions: right for many paths, by their first and last w alone; for one side alone."""
    path, _ = paths_of(rng, steps=4, starts=50)

    agree(counts, path, ridge)
    agree(counts, path[:, path[0] < ridge], 100.0)


@pytest.mark.points(1)
def test_ridge(agree):
    """transitions: a w at the ridge is on side 1, at the start and at the end."""
    agree(counts, torch.tensor([[1.0, 0.0, 1.0, 2.0], [0.0, 1.0, 1.0, 0.5]]), 1.0)


@pytest.mark.points(2)
def test_lines(agree, rng):
    """draw_descents: the mean loss, and all paths of both descents in order, against the step."""
    data, grid = drawn(rng)

    agree(lines_drawn, "two_valleys", data, grid, *paths_of(rng))


@pytest.mark.points(1)
def test_ranges(agree, rng):
    """draw_descents: both axes show the same range of w, with all lines in it."""
    data, grid = drawn(rng)

    agree(ranges_drawn, "two_valleys", data, grid, *paths_of(rng))


@pytest.mark.points(1)
def test_colors(agree, rng):
    """draw_descents: each descent has its color, and one entry in the legend, for one start too."""
    data, grid = drawn(rng)

    for starts in (2, 1):
        agree(colors_drawn, "two_valleys", data, grid, *paths_of(rng, starts=starts))
