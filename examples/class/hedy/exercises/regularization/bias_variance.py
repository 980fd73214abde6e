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

def decompose(predictions, truth, noise_variance):
    mean = predictions.mean(dim=0)
    bias = (mean - truth).square().mean().item()
    variance = predictions.var(dim=0).mean().item() if len(predictions) > 1 else 0.0
    return {'bias': bias, 'variance': variance, 'noise': noise_variance, 'error': bias + variance + noise_variance}

def measure(truth: Callable[[torch.Tensor], torch.Tensor], x_test: torch.Tensor, degree: int, n: int, noise: float, repeats: int, generator: torch.Generator) -> dict[str, float]:
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
    return decompose(torch.stack(predictions), truth(x_test), noise ** 2)

def _powers(x: torch.Tensor, degree: int) -> torch.Tensor:
    """Stack x^0, ..., x^d as columns, (N, d + 1)."""
    return x[:, None] ** torch.arange(degree + 1)
