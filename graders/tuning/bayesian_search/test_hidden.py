"""Hidden checks for tuning/bayesian_search: a direct solve, certain values, scales, ties."""

import pytest
import torch
from probes import belief, improvement, kernel, searched


def drawn(rng, *shape):
    return torch.randn(shape, generator=rng, dtype=torch.float64)


def grid(rng):
    """Points of a grid of 5 x 4, each moved a little, in a random order."""
    points = torch.cartesian_prod(torch.arange(5.0), torch.arange(4.0)).double()
    points += 0.3 * torch.rand(points.shape, generator=rng, dtype=torch.float64)
    return points[torch.randperm(20, generator=rng)]


def bowl(points):
    """A function with its minimum within the grid."""
    return (points[:, 0] - 3.2) ** 2 + 2 * (points[:, 1] - 1.2) ** 2


# --- the Gaussian process


@pytest.mark.points(1)
@pytest.mark.parametrize("length_scale", [0.5, 3.0])
def test_kernel(agree, rng, length_scale):
    """The kernel is right for points of several coordinates."""
    agree(kernel, drawn(rng, 3, 2), drawn(rng, 4, 2), length_scale)


@pytest.mark.points(2)
@pytest.mark.parametrize("noise", [0.3, 0.01])
def test_posterior_solves(submission, expect, rng, noise):
    """Mean and std are those of a direct solve, also where there is noise."""
    x, candidates, y = drawn(rng, 6, 2), drawn(rng, 4, 2), drawn(rng, 6)
    among, to_candidates = (
        torch.exp(-(torch.cdist(x, other) ** 2) / (2 * 1.5**2)) for other in (x, candidates)
    )
    weights = torch.linalg.solve(among + noise * torch.eye(6, dtype=torch.float64), to_candidates)

    expect(
        submission(belief, x, y, candidates, 1.5, noise),
        {"mean": weights.T @ y, "std": (1 - (to_candidates * weights).sum(0)).sqrt()},
    )


@pytest.mark.points(1)
def test_same_point_twice(agree, rng):
    """Without noise given, the same point may be evaluated twice."""
    x, y, candidates = drawn(rng, 2, 2), drawn(rng, 2), drawn(rng, 3, 2)

    agree(belief, x.repeat(2, 1), y.repeat(2), candidates, 2.0, rtol=1e-4, atol=1e-5)


# --- expected improvement


@pytest.mark.points(2)
@pytest.mark.parametrize("best", [0.0, -1.5])
def test_improvement(agree, rng, best):
    """The expected improvement is right, also far above and far below best."""
    agree(improvement, drawn(rng, 6), 0.1 + torch.rand(6, generator=rng).double(), best)
    agree(improvement, 8 * drawn(rng, 6), 0.1 + torch.rand(6, generator=rng).double(), best)


@pytest.mark.points(1)
def test_certain_as_best(submission, expect):
    """Where std is 0 and the mean is best, the expected improvement is 0, not NaN."""
    mean, std = torch.tensor([[2.0, 2, 1], [0, 0, 0]], dtype=torch.float64)

    observed = submission(improvement, mean, std, 2.0)

    expect(observed, torch.tensor([0.0, 0, 1], dtype=torch.float64))


# --- the search


@pytest.mark.points(2)
def test_search(agree, rng):
    """The search evaluates the same candidates in the same order, in two dimensions."""
    points = grid(rng)

    agree(searched, points, bowl(points), [7, 0, 12], 5, 1.5, 1e-3)


@pytest.mark.points(1)
@pytest.mark.parametrize("other", [8.28, 8.31])
def test_default_noise(agree, other):
    """The search takes the noise 1e-6 if none is given."""
    points = torch.tensor([[0.0], [1e-5], [other], [9]], dtype=torch.float64)

    agree(searched, points, torch.tensor([0.0, 2, 3, 1]).double(), [0, 3], 1, 1.0)


@pytest.mark.points(1)
def test_scale_of_values(submission, expect, rng):
    """The order does not depend on the unit and the zero of the values."""
    points = grid(rng)
    table = bowl(points)

    one = submission(searched, points, table, [3, 11], 4, 1.5, 1e-3)
    other = submission(searched, points, 1000 * table - 5000, [3, 11], 4, 1.5, 1e-3)

    expect(len(set(one["order"])), 6)
    expect(other["order"], one["order"])


@pytest.mark.points(1)
def test_noise(agree):
    """The search uses the noise that it is given."""
    points = torch.tensor([[0.0], [1], [2], [3], [9]], dtype=torch.float64)

    agree(searched, points, torch.tensor([4.0, 5, 9, 3, 0]).double(), [2, 1, 3], 1, 2.0, 0.5)


@pytest.mark.points(1)
def test_one_value(agree):
    """The search can begin with one candidate: the standard deviation of its value is 0."""
    points = torch.tensor([[0.0], [1], [2], [5]], dtype=torch.float64)

    agree(searched, points, torch.tensor([4.0, 7, 9, 3]).double(), [1], 2, 2.0)


@pytest.mark.points(1)
def test_ties(agree):
    """In a tie, the first of the candidates that are not yet evaluated is taken."""
    points = 100 * torch.arange(6.0, dtype=torch.float64)[:, None]

    agree(searched, points, torch.tensor([5.0, 4, 3, 2, 1, 0]).double(), [1], 3, 1.0)


@pytest.mark.points(1)
def test_never_the_same_twice(agree):
    """No candidate is evaluated twice, also where the noise is large."""
    points = torch.tensor([[0.0], [1], [2.5], [3]], dtype=torch.float64)

    agree(searched, points, torch.tensor([0.0, 9, 10, 11]).double(), [0, 2], 2, 2.0, 1.0)


@pytest.mark.points(1)
def test_nothing_expected(agree):
    """Where no improvement is expected, it is still a new candidate that is evaluated."""
    points = torch.tensor([[0.0], [9], [1e-4], [2e-4]], dtype=torch.float64)

    agree(searched, points, torch.tensor([1.0, 0, 2, 3]).double(), [0, 1], 2, 1.0)


@pytest.mark.points(1)
def test_no_round(agree, rng):
    """With 0 rounds only the first candidates are evaluated, in their order."""
    points = grid(rng)

    agree(searched, points, bowl(points), [9, 2, 5], 0, 1.0)
