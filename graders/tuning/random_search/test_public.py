"""Public checks for tuning/random_search: the examples, and losses that are NaN or equal."""

import pytest
from probes import INF, NAN, distinct, draws, found, grid_of, places, sampled, told

SPACE = {"lr": (0.01, 1.0, "log"), "dropout": (0.0, 0.5, "linear")}


@pytest.mark.points(1)
def test_grid_example(submission, expect):
    """grid: lr is 0.01, 0.1 and 1, dropout 0, 0.25 and 0.5, which changes fastest."""
    expect(
        submission(grid_of, SPACE, 3),
        [{"lr": lr, "dropout": p} for lr in (0.01, 0.1, 1.0) for p in (0.0, 0.25, 0.5)],
    )


@pytest.mark.points(1)
def test_sample_example(submission, expect):
    """sample: with the places u of the generator, lr is 0.01 · 100^u, and dropout 0.5 u."""
    expect(
        submission(sampled, SPACE, 3, draws(5, 3, 2), 5),
        [{"lr": 0.01 * 100**u, "dropout": 0.5 * v} for u, v in places(5, 3, 2)],
    )


@pytest.mark.points(1)
def test_distinct_example(submission, expect):
    """distinct_values: of three candidates with lr 1, 2, 1 and dropout 0, 0, 0: 2 and 1."""
    candidates = [{"lr": lr, "dropout": 0.0} for lr in (1.0, 2.0, 1.0)]

    expect(submission(distinct, candidates), {"lr": 2, "dropout": 1})
    expect(submission(distinct, candidates[:1]), {"lr": 1, "dropout": 1})


@pytest.mark.points(1)
@pytest.mark.parametrize(
    ("losses", "best"),
    [([2.0, 1.0, 3.0], 1), ([NAN, 2.0, 1.0, 1.0], 2), ([NAN, INF, INF], 1)],
)
def test_search_example(submission, expect, losses, best):
    """search: the smallest loss is best, NaN never, infinity at need; of equal ones the first."""
    calls = [float(i) for i in range(len(losses))]

    expect(
        submission(found, losses),
        told("nothing was raised", {"lr": float(best)}, losses[best], calls),
    )
    expect(submission(found, [NAN]), told("ValueError", None, None, [0.0]))
