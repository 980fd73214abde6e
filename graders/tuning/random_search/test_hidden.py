"""Hidden checks for tuning/random_search: other spaces, reproducible draws, failed trials."""

import pytest
import torch
from probes import INF, NAN, distinct, draws, found, grid_of, sampled


def drawn(rng, scales):
    """Draw a space with these scales."""
    space = {}
    for i, scale in enumerate(scales):
        low, ratio = (0.1 + torch.rand(2, generator=rng, dtype=torch.float64)).tolist()
        space[f"h{i}"] = (low, low * (2 + 10 * ratio), scale)
    return space


def draws_in_a_row(module, space, _seed):
    """sample(space, 2, generator) twice with one generator, and then torch.rand(1) of it"""
    generator = torch.Generator().manual_seed(_seed)
    first = module.sample(space, 2, generator)
    second = module.sample(space, 2, generator)
    return {
        "the first call": first,
        "the second call": second,
        "the next number": torch.rand(1, generator=generator),
    }


def global_state(module, space):
    """whether sample(space, 3, generator) leaves torch's global generator alone; its candidates"""
    before = torch.get_rng_state()
    candidates = module.sample(space, 3, torch.Generator().manual_seed(1))
    return {"left alone": torch.equal(before, torch.get_rng_state()), "candidates": candidates}


def counts_of_both(module, space, points, _seed):
    """distinct_values of grid(space, points), and of as many random candidates"""
    on_grid = module.grid(space, points)
    at_random = module.sample(space, len(on_grid), torch.Generator().manual_seed(_seed))
    return {
        "distinct values of the grid": module.distinct_values(on_grid),
        "distinct values at random": module.distinct_values(at_random),
    }


def arguments_after(module, space, candidates):
    """results for a space and candidates, and both afterwards"""
    return {
        "grid": module.grid(space, 2),
        "sample": module.sample(space, 2, torch.Generator().manual_seed(2)),
        "search": list(module.search(lambda one: one["lr"], candidates)),
        "space": space,
        "candidates": candidates,
    }


@pytest.mark.points(2)
@pytest.mark.parametrize("scales", [["linear"], ["log"], ["log", "linear", "log"]])
@pytest.mark.parametrize("points", [2, 3, 4])
def test_grid(agree, rng, scales, points):
    """grid: values and order, for one name and for three."""
    agree(grid_of, drawn(rng, scales), points)


@pytest.mark.points(1)
def test_negative_range(agree):
    """grid and sample: a linear range may begin below 0."""
    space = {"shift": (-2.0, 1.0, "linear"), "lr": (1e-5, 1e-1, "log")}

    agree(grid_of, space, 5)
    agree(sampled, space, 4, draws(3, 4, 2), 3)


@pytest.mark.points(2)
@pytest.mark.parametrize("scales", [["linear"], ["log"], ["log", "linear", "log"]])
def test_sample(agree, rng, scales):
    """sample: each candidate has its own places, row by row from the generator."""
    for n in (1, 5):
        agree(sampled, drawn(rng, scales), n, draws(11, n, len(scales)), 11)


@pytest.mark.points(1)
def test_generator(agree, rng):
    """sample: the generator goes on, and nothing else is drawn from it or from the global one."""
    space = drawn(rng, ["log", "linear"])

    agree(draws_in_a_row, space, 4)
    agree(global_state, space)


@pytest.mark.points(1)
def test_counts(agree, rng):
    """distinct_values: 4 values of each name on a grid of 16 candidates, 16 at random."""
    agree(counts_of_both, drawn(rng, ["log", "linear"]), 4, 6)
    agree(distinct, [{"a": 1.0, "b": 1.0, "c": 2.0}, {"a": 1.0, "b": 2.0, "c": 1.0}])


@pytest.mark.points(2)
@pytest.mark.parametrize(
    "losses",
    [
        [3.0, -1.0, -1.0, 0.0],
        [NAN, NAN, 5.0],
        [1.0, NAN, 2.0, NAN],
        [INF, 2.0, INF],
        [INF, INF],
        [2.0],
    ],
)
def test_search(agree, losses):
    """search: NaN first, last or in between, ties, infinite losses."""
    agree(found, losses)


@pytest.mark.points(1)
@pytest.mark.parametrize("losses", [[], [NAN], [NAN, NAN]])
def test_nothing_found(agree, losses):
    """search: without any loss that is a number it raises ValueError."""
    agree(found, losses)


@pytest.mark.points(0.5)
def test_arguments_stay(agree):
    """Results are right, and space and candidates are left as they were."""
    candidates = [{"lr": lr, "p": 0.5} for lr in (3.0, 1.0, 2.0)]

    agree(arguments_after, {"lr": (0.1, 10.0, "log"), "p": (0.0, 1.0, "linear")}, candidates)
