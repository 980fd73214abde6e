"""Hidden checks for regularization/soft_threshold: the threshold, three descents, their zeros."""

import pytest
import torch
from probes import proximal_path, ridge_path, subgradient_path, thresholded, zeros

pytestmark = pytest.mark.forbidden("*softshrink*")

SHAPES = [(), (4,), (2, 3)]


def result_and_argument(module, x, t):
    """soft_threshold(x, t), and x afterwards"""
    return {"the result": module.soft_threshold(x, t), "x": x}


def path_of_least_squares(module, x, y, start, lr, l1, steps):
    """proximal_descent(gradient, ...), f is half the mean squared error of x @ w against y"""
    return module.proximal_descent(lambda w: x.T @ (x @ w - y) / len(x), start, lr, l1, steps)


def paths_and_start(module, start, lr, strength, steps):
    """the path of each descent with the gradient w, and start afterwards"""
    starts = [start.clone() for _ in range(3)]
    return {
        "subgradient_descent": module.subgradient_descent(
            torch.clone, starts[0], lr, strength, steps
        ),
        "start after subgradient_descent": starts[0],
        "proximal_descent": module.proximal_descent(torch.clone, starts[1], lr, strength, steps),
        "start after proximal_descent": starts[1],
        "ridge_descent": module.ridge_descent(torch.clone, starts[2], lr, strength, steps),
        "start after ridge_descent": starts[2],
    }


def drawn(rng, shape, dtype=torch.float64):
    """Draw curvatures from 0.5 to 2, the minimum of f, and a start."""
    c = 0.5 + 1.5 * torch.rand(shape, generator=rng, dtype=dtype)
    a, start = (2 * torch.randn(shape, generator=rng, dtype=dtype) for _ in range(2))
    return c, a, start


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_threshold(submission, expect, rng, shape, dtype):
    """soft_threshold: beyond t, on either side, elements are t closer to 0, whatever the shape."""
    x = 0.8 + torch.rand(shape, generator=rng, dtype=dtype)

    expect(submission(thresholded, x, 0.7), x - 0.7)
    expect(submission(thresholded, -x, 0.7), 0.7 - x)


@pytest.mark.points(1)
def test_threshold_inside(submission, expect, rng):
    """soft_threshold: elements within t of 0 become 0; with t = 0 all stay as they are."""
    x = torch.rand(4, generator=rng, dtype=torch.float64) - 0.5
    x = torch.cat([x, torch.tensor([0.0, 0.75, -0.75, 2.0, -2.0], dtype=torch.float64)])
    expected = torch.tensor([0.0] * 7 + [1.25, -1.25], dtype=torch.float64)

    expect(submission(thresholded, x, 0.75), expected)
    expect(submission(thresholded, x, 0.0), x)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_subgradient(agree, rng, shape, dtype):
    """subgradient_descent: paths are right, whatever the shape and dtype."""
    agree(subgradient_path, *drawn(rng, shape, dtype), 0.3, 0.4, 4)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_proximal(agree, rng, shape, dtype):
    """proximal_descent: paths are right, whatever the shape and dtype."""
    agree(proximal_path, *drawn(rng, shape, dtype), 0.3, 0.4, 4)


@pytest.mark.points(1)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_ridge(agree, rng, shape, dtype):
    """ridge_descent: paths are right, whatever the shape and dtype."""
    agree(ridge_path, *drawn(rng, shape, dtype), 0.3, 0.4, 4)


@pytest.mark.points(0.5)
def test_sign_of_zero(submission, expect, rng):
    """subgradient_descent: at 0 the penalty has no force, on weights that are -0.0, too."""
    a = torch.rand(4, generator=rng, dtype=torch.float64)
    start = torch.tensor([0.0, -0.0, 0.0, -0.0], dtype=torch.float64)

    path = submission(subgradient_path, torch.ones_like(a), a, start, 0.5, 3.0, 1)

    expect(path, torch.stack([start, a / 2]))


@pytest.mark.points(1)
def test_least_squares(submission, expect, rng):
    """proximal_descent: forty steps on data are right, with the threshold of torch."""
    x = torch.randn(6, 4, generator=rng, dtype=torch.float64)
    y = torch.randn(6, generator=rng, dtype=torch.float64)
    path = [torch.randn(4, generator=rng, dtype=torch.float64)]

    found = submission(path_of_least_squares, x, y, path[0], 0.1, 0.2, 40)

    for _ in range(40):
        moved = path[-1] - 0.1 * x.T @ (x @ path[-1] - y) / 6
        path.append(torch.nn.functional.softshrink(moved, 0.1 * 0.2))
    expect(found, torch.stack(path))


@pytest.mark.points(0.5)
@pytest.mark.parametrize("steps", [0, 2])
def test_start(agree, rng, steps):
    """All descents: the path begins with the start, also with no steps, and it stays as it was."""
    start = 1 + torch.rand(3, generator=rng, dtype=torch.float64)

    agree(paths_and_start, start, 0.3, 0.2, steps)


@pytest.mark.points(1)
def test_zeros(agree, rng):
    """count_zeros: only proximal descent has exact zeros, as many as weights that L1 outweighs."""
    c, a, start = drawn(rng, (6,))
    a[:3] = torch.tensor([0.05, -0.1, 0.12]) / c[:3]
    a[3:] = torch.tensor([5.0, -6.0, 7.0]) / c[3:]

    agree(zeros, c, a, start, 0.4, 0.8, 40)


@pytest.mark.points(1)
def test_small_is_not_zero(agree):
    """count_zeros: weights that are merely small are no zeros, those that stay at 0 are."""
    a = torch.tensor([1e-9, -1e-10, 2.0, 0.0], dtype=torch.float64)
    start = torch.tensor([1.0, 1.0, 1.0, 0.0], dtype=torch.float64)

    agree(zeros, torch.ones(4, dtype=torch.float64), a, start, 0.5, 1e-12, 60)


@pytest.mark.points(0.5)
def test_argument_stays(agree, rng):
    """soft_threshold: the result is right, and x is left as it was."""
    agree(result_and_argument, torch.randn(5, generator=rng, dtype=torch.float64), 0.3)
