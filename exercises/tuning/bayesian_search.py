r"""Minimize an expensive function with few evaluations, by Bayesian optimization.

One evaluation can be a whole training. So each choice uses all that the earlier ones tell.

    >>> candidates = torch.arange(10.0, dtype=torch.float64)[:, None]  # (10, 1)
    >>> search(lambda x: (x.item() - 3) ** 2, candidates, first=[0, 9], rounds=3, length_scale=2.0)
    ([0, 9, 2, 4, 3], [9.0, 36.0, 1.0, 1.0, 0.0])

From values y_i at points x_i, a Gaussian process computes a mean and a standard deviation for the
function f at any other point. By its kernel, points that are close have similar values:

    k(a, b) = exp(-|a - b|² / (2 ℓ²))

The matrix K holds k between the evaluated points, the vector k_* between them and the other point.
ℓ is the length scale, and σ², the `noise`, is the variance of the noise in a value:

    A = K + σ² I
    mean = k_* · A⁻¹ y
    std² = 1 - k_* · A⁻¹ k_*

The improvement on the lowest value so far, `best`, is best - f, or 0 if f is higher. EI is its
expectation, with Φ (cumulative) and φ (density) of the standard normal distribution:

    z = (best - mean) / std
    EI = (best - mean) Φ(z) + std φ(z)

For std = 0, f is certain: EI = max(best - mean, 0).

A round of `search` standardizes the values so far: minus their mean, divided by their standard
deviation (`correction=0`). Then it evaluates the candidate with the greatest EI among those not yet
evaluated; in a tie, the first of them.

Worked example: y = -1 at 0, with ℓ = 1 and σ² = 1e-6.

    candidate   0         1         3
    mean       -1.0000   -0.6065   -0.0111
    std         0.0010    0.7951    0.9999
    EI          0.0004    0.1585    0.0851

1 is chosen: neither the lowest mean, nor the largest std.

This is efficient in evaluations, not in time: with n of them, a round costs time in n³.

Source: Rasmussen and Williams (2006), "Gaussian Processes for Machine Learning", algorithm 2.1;
Jones, Schonlau and Welch (1998), "Efficient global optimization of expensive black-box functions".

Fine print
- Tensors are float64 and without gradients. There is at least one evaluation.
- `noise` is at least 1e-6, and std never 0 in `posterior`. Values without noise get a little, too,
  called jitter: it keeps A invertible, also if the same point occurs twice.
- If the standard deviation of the values so far is 0, only their mean is subtracted.
- `torch.linalg.cholesky(A)` is the lower triangular L with A = L Lᵀ, and
  `torch.cholesky_solve(B, L)` is A⁻¹ B for a matrix B. Other ways to solve are fine.
- `torch.special.ndtr` is Φ, and φ(z) = exp(-z² / 2) / √(2π).
"""

from collections.abc import Callable

import torch


def rbf_kernel(a: torch.Tensor, b: torch.Tensor, length_scale: float) -> torch.Tensor:
    """Compute the kernel between each of some points and each of others.

    Args:
        a: (n, d), a point in each row.
        b: (m, d), too.
        length_scale: ℓ, > 0.

    Returns:
        (n, m): k(a_i, b_j).
    """
    raise NotImplementedError


def posterior(
    x: torch.Tensor,
    y: torch.Tensor,
    candidates: torch.Tensor,
    length_scale: float,
    noise: float = 1e-6,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Compute what evaluations tell about the function at other points.

    Args:
        x: (n, d), the evaluated points.
        y: (n,), their values.
        candidates: (m, d), the other points.
        length_scale: ℓ, > 0.
        noise: σ², the variance of the noise in y, >= 1e-6.

    Returns:
        (mean, std): (m,) each. The std is of the function, without the noise.
    """
    raise NotImplementedError


def expected_improvement(mean: torch.Tensor, std: torch.Tensor, best: float) -> torch.Tensor:
    """Compute by how much each candidate is expected to fall below the lowest value so far.

    Args:
        mean: (m,).
        std: (m,), >= 0.
        best: the lowest value so far.

    Returns:
        (m,), >= 0.
    """
    raise NotImplementedError


def search(
    objective: Callable[[torch.Tensor], float],
    candidates: torch.Tensor,
    first: list[int],
    rounds: int,
    length_scale: float,
    noise: float = 1e-6,
) -> tuple[list[int], list[float]]:
    """Evaluate some candidates, and then, one by one, those with the greatest EI.

    Args:
        objective: takes a candidate, (d,), gives its value, a finite float; to be minimized. It
            is called once for each evaluation.
        candidates: (m, d), no two of them the same.
        first: the indices of those to begin with, in this order, each once; at least one.
        rounds: how many more to evaluate, from 0 to m - len(first).
        length_scale: ℓ, > 0.
        noise: σ², >= 1e-6, of the standardized values.

    Returns:
        (order, values): the indices of the evaluated candidates in the order of the evaluations,
        and their values, not standardized.
    """
    raise NotImplementedError
