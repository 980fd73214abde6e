"""Hidden checks for tuning/schedules: other rates, ends, and many epochs."""

import math

import pytest
import torch
from probes import cosines, exponentials, plateau, step_decays, warmed_up

pytestmark = pytest.mark.forbidden("torch.optim.lr_scheduler.*")

STEPS = [0, 1, 2, 3, 4, 5, 9, 10, 11, 30]


def between(rng, low, high):
    return low + (high - low) * torch.rand((), generator=rng, dtype=torch.float64).item()


def types_of(module, losses):
    """which of the results are Python floats"""
    warm = module.warm_up(lambda t: 0.5, 2)
    rates = [
        module.step_decay(3, 0.5, 0.5, 2),
        module.exponential(3, 0.5, 0.5),
        module.cosine(1, 0.5, 0.1, 3),
        warm(0),
        *module.reduce_on_plateau(losses, 0.5, 0.5, 0),
    ]
    return [type(rate) is float for rate in rates]


def losses_afterwards(module, losses):
    """losses, after reduce_on_plateau(losses, 1.0, 0.5, 1)"""
    return {"rates": module.reduce_on_plateau(losses, 1.0, 0.5, 1), "losses": losses}


@pytest.mark.points(1)
@pytest.mark.parametrize("every", [1, 2, 5])
def test_step_decay(agree, rng, every):
    """step_decay: the rate falls at each multiple of `every`, and only there."""
    agree(step_decays, STEPS, between(rng, 0.1, 2.0), between(rng, 0.3, 0.9), every)


@pytest.mark.points(1)
def test_exponential(agree, rng):
    """exponential: the rate of any step follows from the first one."""
    agree(exponentials, STEPS, between(rng, 0.1, 2.0), between(rng, 0.3, 0.9))


@pytest.mark.points(1)
@pytest.mark.parametrize("total", [1, 4, 10])
def test_cosine(agree, rng, total):
    """cosine: right from the first step to the last one, and lr_min after it."""
    lr, lr_min = between(rng, 0.5, 2.0), between(rng, 0.01, 0.1)

    agree(cosines, STEPS, lr, lr_min, total)


@pytest.mark.points(2)
@pytest.mark.parametrize("n", [0, 1, 4])
def test_warm_up(agree, rng, n):
    """warm_up: a line up to the schedule's first rate, then the schedule from its own step 0."""
    rates = [between(rng, 0.1, 2.0) for _ in range(6)]

    agree(warmed_up, rates, n, list(range(n + 6)))


@pytest.mark.points(2)
@pytest.mark.parametrize("patience", [0, 1, 3])
def test_plateau(agree, rng, patience):
    """reduce_on_plateau: many epochs, with several reductions."""
    noise = torch.rand(30, generator=rng, dtype=torch.float64).tolist()
    losses = [1 / (1 + epoch // 4) + 0.2 * one for epoch, one in enumerate(noise)]

    agree(plateau, losses, {"lr": 1.0, "factor": 0.5, "patience": patience})
    agree(plateau, losses[:2] * 6, {"lr": 0.3, "factor": 0.1, "patience": patience})


@pytest.mark.points(1)
def test_threshold(agree):
    """reduce_on_plateau: better means better by the threshold, and equal is not better."""
    losses = [1.0, 0.99, 0.98, 0.97, 0.96, 0.95, 0.95, 0.95, 0.9]

    for threshold in (0.0, 0.015, 0.5):
        options = {"lr": 1.0, "factor": 0.5, "patience": 1, "threshold": threshold}
        agree(plateau, losses, options)
        agree(plateau, [10 * loss for loss in losses], options)
    close = [1.0, 0.99995, 0.9998, 0.99975]  # the default is 1e-4
    agree(plateau, close, {"lr": 1.0, "factor": 0.5, "patience": 0})
    agree(plateau, [1.0, 0.0, 0.0, 0.0], {"lr": 1.0, "factor": 0.5, "patience": 1})


@pytest.mark.points(1)
def test_smallest_rate(agree):
    """reduce_on_plateau: the rate never falls below lr_min; without losses there are no rates."""
    options = {"lr": 1.0, "factor": 0.3, "patience": 0, "lr_min": 0.2}

    agree(plateau, [0.5] * 6, options)
    agree(plateau, [0.5] * 6, options | {"lr_min": 0.3})
    agree(plateau, [], options)


@pytest.mark.points(1)
def test_nan(agree):
    """reduce_on_plateau: NaN is not better and never the best, also as the first loss."""
    options = {"lr": 1.0, "factor": 0.5, "patience": 1}

    agree(plateau, [math.nan, math.nan, 1.0, 2.0, 0.5, math.nan, 0.6, 0.4], options)
    agree(plateau, [1.0, math.nan, 0.5, math.nan, 0.7, 0.3], options | {"patience": 0})


@pytest.mark.points(0.5)
def test_types(agree, expect, submission):
    """Results are right, and Python floats; the losses are left as they were."""
    expect(submission(types_of, [1.0, 1.0]), [True] * 6)
    agree(losses_afterwards, [0.5, 0.6, 0.7, 0.4])
