"""numpy's polynomials for the fits; the variance as what is left of the error."""

import numpy as np
import torch
from numpy.polynomial import polynomial


def fit(x, y, degree):
    return torch.from_numpy(polynomial.polyfit(x.numpy(), y.numpy(), degree)).to(x.dtype)


def predict(coefficients, x):
    return torch.as_tensor(polynomial.polyval(x.numpy(), coefficients.numpy()), dtype=x.dtype)


def decompose(predictions, truth, noise_variance):
    f, t = predictions.numpy(), truth.numpy()
    bias = float(np.mean((f.mean(axis=0) - t) ** 2))
    variance = float(np.mean(f.var(axis=0)))
    return {
        "bias": bias,
        "variance": variance,
        "noise": noise_variance,
        "error": noise_variance + variance + bias,
    }


def measure(truth, x_test, degree, n, noise, repeats, generator):
    rows = []
    while len(rows) < repeats:
        x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
        e = torch.randn(n, generator=generator, dtype=torch.float64)
        rows.append(predict(fit(x, truth(x) + noise * e, degree), x_test))
    return decompose(torch.stack(rows), truth(x_test), noise**2)
