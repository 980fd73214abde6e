r"""Measure bias and variance: train on many samples of the same kind, and take the error apart.

On average the predictions may miss the truth (bias), and they may scatter around their average
(variance).

    >>> predictions = torch.tensor([[1.0, 4.0], [3.0, 4.0]])  # two trainings, two inputs
    >>> parts = decompose(predictions, truth=torch.tensor([2.0, 1.0]), noise_variance=0.5)
    >>> parts["bias"], parts["variance"], parts["noise"], parts["error"]
    (4.5, 0.5, 0.5, 5.5)

With R trainings, a mean prediction m(x) = 1/R Σ_r f_r(x), the truth t(x), and targets whose noise
has the variance σ²:

    bias      = mean over x of (m(x) - t(x))²
    variance  = mean over x of 1/R Σ_r (f_r(x) - m(x))²
    error     = bias + variance + σ²

"bias" stands for its square. The error is that on new noisy targets.

Worked example: at the first input, 1 and 3 have the mean 2, the truth, and the variance 1. At the
second one both are 4, where the truth is 1: bias 9, variance 0.

The models are polynomials c_0 + c_1 x + ... + c_d x^d. `fit` finds the coefficients with the least
sum of squared errors, and `predict` evaluates them:

    >>> c = fit(torch.tensor([0.0, 1.0, 2.0]), torch.tensor([1.0, 2.0, 5.0]), degree=2)
    >>> [round(value, 3) for value in predict(c, torch.tensor([3.0, 0.5])).tolist()]
    [10.0, 1.25]

`measure` takes the predictions of R training sets apart. For each set in turn it draws n examples
from the generator, in float64:

    x = 2 torch.rand(n) - 1
    y = truth(x) + σ torch.randn(n)

A real run: for sin 3x, degree 1 is too simple, and degree 9 follows the noise.

    >>> x_test, generator = torch.linspace(-1, 1, 21, dtype=torch.float64), torch.Generator()
    >>> def run(degree):
    ...     seeded = generator.manual_seed(0)
    ...     return measure(lambda x: torch.sin(3 * x), x_test, degree, 20, 0.3, 50, seeded)
    >>> run(1)["bias"] > 10 * run(3)["bias"], run(9)["variance"] > 10 * run(3)["variance"]
    (True, True)

More capacity, less bias and more variance: a tendency, not a law.

Source: Geman, Bienenstock and Doursat (1992), "Neural networks and the bias/variance dilemma".
Belkin et al. (2019), "Reconciling modern machine-learning practice and the classical bias-variance
trade-off": networks far larger than their data can have less of both.

Fine print
- The mean of (f_r(x) - t(x))² over r and x is bias + variance, as the variance divides by R.
- Tensors are float64 or float32, all of one dtype; n is larger than the degree, and no two x are
  equal. Arguments stay as they are, but for the generator.
- Everything in PyTorch may be used. Let A be (n, d + 1), with the powers x^0, ..., x^d of one x in
  each row. `torch.linalg.lstsq(A, y[:, None]).solution` is the c, as a column, that minimizes
  ‖Ac - y‖². The pseudoinverse of A will do, too.
- The four parts are Python floats.
"""

from collections.abc import Callable

import torch


def fit(x: torch.Tensor, y: torch.Tensor, degree: int) -> torch.Tensor:
    """Fit a polynomial by least squares.

    Args:
        x: (n,), the inputs.
        y: (n,), the targets.
        degree: d, >= 0.

    Returns:
        (d + 1,), the coefficients c_0, ..., c_d.
    """
    return torch.linalg.lstsq(_powers(x, degree), y[:, None]).solution[:, 0]


def predict(coefficients: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Evaluate a polynomial.

    Args:
        coefficients: (d + 1,), c_0, ..., c_d.
        x: (N,), the inputs.

    Returns:
        (N,), the predictions.
    """
    return _powers(x, len(coefficients) - 1) @ coefficients


def decompose(
    predictions: torch.Tensor, truth: torch.Tensor, noise_variance: float
) -> dict[str, float]:
    """Take the expected error apart.

    Args:
        predictions: (R, N), of R trainings for N inputs.
        truth: (N,), t(x).
        noise_variance: σ².

    Returns:
        {"bias": ..., "variance": ..., "noise": ..., "error": ...}.
    """
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = (predictions - mean).square().mean().item()
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": bias + variance + noise_variance,
    }


def measure(
    truth: Callable[[torch.Tensor], torch.Tensor],
    x_test: torch.Tensor,
    degree: int,
    n: int,
    noise: float,
    repeats: int,
    generator: torch.Generator,
) -> dict[str, float]:
    """Measure bias and variance of polynomials over many training sets.

    Args:
        truth: computes t(x) elementwise.
        x_test: (N,), float64, where the predictions are compared.
        degree: d, of the polynomials.
        n: examples of each training set.
        noise: σ, the standard deviation of the noise.
        repeats: R, how many training sets, >= 1.
        generator: of all draws.

    Returns:
        The parts, as `decompose` returns them.
    """
    predictions = []
    for _ in range(repeats):
        x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
        y = truth(x) + noise * torch.randn(n, generator=generator, dtype=torch.float64)
        predictions.append(predict(fit(x, y, degree), x_test))
    return decompose(torch.stack(predictions), truth(x_test), noise**2)


def _powers(x: torch.Tensor, degree: int) -> torch.Tensor:
    """Stack x^0, ..., x^d as columns, (N, d + 1)."""
    return x[:, None] ** torch.arange(degree + 1)
