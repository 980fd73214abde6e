"""Hidden checks for regularization/learning_curves: the noise, the verdicts, the smoothing."""

import math

import pytest
import torch
from matplotlib.colors import to_hex
from probes import best, bound, lines_of, refusals, smoothed, verdicts

NOISE = torch.tensor([-3.0, -1.0, 0.0, 1.0, 3.0], dtype=torch.float64)  # std 5 ** 0.5
CONSTANT = [1.0] * 6


def lines_drawn(module, train, validation, radius):
    """the lines of plot_curves(train, validation, radius)"""
    return lines_of(module.plot_curves(train, validation, radius).axes)


def colors_drawn(module, train, validation, radius):
    """the colors in plot_curves(train, validation, radius)"""
    axes = module.plot_curves(train, validation, radius).axes
    colors = {line.get_label(): to_hex(line.get_color()) for ax in axes for line in ax.lines}
    wanted = {name: colors.get(name) for name in ("training", "validation")}
    return {
        "lines called training or validation": sum(color is not None for color in wanted.values()),
        "colors of training and validation": len(set(wanted.values())),
    }


def noise(rng, scale):
    """Draw noise of five epochs: always the same values, in any order."""
    return scale * NOISE[torch.randperm(5, generator=rng)]


def after_a_fall(last, first=4.0):
    """Make a history that falls in three epochs, and then has these losses."""
    return [first, 0.8 * first, 0.6 * first, *last.tolist()]


def history(rng, epochs):
    return (1 + torch.rand(epochs, generator=rng, dtype=torch.float64)).tolist()


@pytest.mark.points(2)
@pytest.mark.parametrize(("epochs", "window"), [(7, 2), (7, 5), (4, 4)])
def test_bound(agree, rng, epochs, window):
    """lower_bound: right for the last values, however many count."""
    agree(bound, history(rng, epochs), window)


@pytest.mark.points(2)
def test_verdicts(agree, rng):
    """diagnose: right for clear cases with a little noise, also where validation is better."""
    cases = {}
    for level, other in ((1.0, 1.05), (1.0, 2.0), (2.0, 2.05), (2.0, 3.0), (2.0, 1.0), (0.3, 1.0)):
        train, validation = level + noise(rng, 0.01), other + noise(rng, 0.01)
        pair = after_a_fall(train), after_a_fall(validation, first=6.0)
        cases[f"training ends at about {level}, validation at about {other}"] = pair

    agree(verdicts, cases, 0.9, 0.5, 5)


@pytest.mark.points(2)
def test_noise(agree, rng):
    """diagnose: noise of a known size decides, for the excess and for the gap."""
    cases = {}
    for scale in (0.04, 0.08, 0.16):  # 2 std / sqrt(5) is twice as much
        cases[f"training is noisy: {scale}"] = [after_a_fall(1.2 + noise(rng, scale))] * 2
        validation = after_a_fall(0.5 + 0.7 + noise(rng, scale))
        cases[f"validation is noisy: {scale}"] = after_a_fall(0.5 + 0 * NOISE), validation

    agree(verdicts, cases, 0.5, 0.5, 5)


@pytest.mark.points(1)
def test_common_noise(agree, rng):
    """diagnose: noise that both losses have in common is not in the gap."""
    common = 1.0 + noise(rng, 0.2)

    agree(verdicts, {"common noise": (common.tolist(), (common + 0.75).tolist())}, 1.0, 0.5, 5)


@pytest.mark.points(1)
def test_slack(agree):
    """diagnose: what is equal to the slack is not more; it may be 0."""
    cases = {
        "the gap is 0.5": (CONSTANT, [1.5] * 6),
        "the gap is 0.75": (CONSTANT, [1.75] * 6),
        "the excess is 0.5": ([1.5] * 6, [1.5] * 6),
        "the excess is 0.75": ([1.75] * 6, [1.75] * 6),
    }

    agree(verdicts, cases, 1.0, 0.5, 3)
    agree(verdicts, {"both are 0": (CONSTANT, CONSTANT)} | cases, 1.0, 0.0, 3)


@pytest.mark.points(1)
@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_diverged(agree, value):
    """diagnose: a loss that is NaN or infinite counts, in either history and in any epoch."""
    cases = {"all losses are finite": (CONSTANT, CONSTANT)}
    for epoch in (0, 5):
        broken = [*CONSTANT[:epoch], value, *CONSTANT[epoch + 1 :]]
        cases[f"in training, epoch {epoch}"] = broken, CONSTANT
        cases[f"in validation, epoch {epoch}"] = CONSTANT, broken

    agree(verdicts, cases, 0.5, 0.25, 3)


@pytest.mark.points(1)
def test_refusals(agree):
    """diagnose: histories that differ in length, or are too short, are refused; others are not."""
    agree(refusals, [(3, 4), (4, 3), (2, 2), (3, 3), (300, 300)], 3)


@pytest.mark.points(2)
@pytest.mark.parametrize(("epochs", "radius"), [(9, 1), (9, 3), (4, 6), (1, 2)])
def test_smooth(agree, rng, epochs, radius):
    """smooth: right in the middle and at both ends, also where the radius reaches beyond them."""
    agree(smoothed, history(rng, epochs), radius)


@pytest.mark.points(1)
def test_best_epoch(agree, rng):
    """best_epoch: a dip of one epoch does not count, nor does the end of a window."""
    turn = int(torch.randint(5, 9, (), generator=rng))
    valley = [abs(epoch - turn) + 1.0 for epoch in range(14)]
    dip = [*valley[:2], 0.5, *valley[3:]]

    agree(best, dip, 2)
    agree(best, [float(epoch) for epoch in range(6)], 1)
    agree(best, [float(-epoch) for epoch in range(6)], 1)


@pytest.mark.points(1)
def test_first_of_the_best(agree):
    """best_epoch: of several that are best it is the first."""
    agree(best, [3.0, 1.0, 2.0, 1.0, 1.0, 4.0], 0)


@pytest.mark.points(2)
def test_lines(agree, rng):
    """plot_curves: the losses of all epochs, the smoothed ones, and the best epoch."""
    agree(lines_drawn, history(rng, 8), history(rng, 8), 2)


@pytest.mark.points(1)
def test_colors(agree, rng):
    """plot_curves: training and validation have two colors."""
    agree(colors_drawn, history(rng, 5), history(rng, 5), 1)
