from statistics import fmean, pvariance

import torch


def fit(x, y, degree):
    columns = torch.stack([x**power for power in range(degree + 1)], dim=1)
    q, r = torch.linalg.qr(columns)
    return torch.linalg.solve_triangular(r, (q.T @ y)[:, None], upper=True).squeeze(1)


def predict(coefficients, x):
    return sum(c * x**power for power, c in enumerate(coefficients))


def decompose(predictions, truth, noise_variance):
    squares, variances = [], []
    for column, true in zip(predictions.T.tolist(), truth.tolist()):
        squares.append((fmean(column) - true) ** 2)
        variances.append(pvariance(column))
    bias, variance = fmean(squares), fmean(variances)
    return dict(
        bias=bias, variance=variance, noise=noise_variance, error=bias + variance + noise_variance
    )


def measure(truth, x_test, degree, n, noise, repeats, generator):
    def prediction():
        x = torch.rand(n, generator=generator, dtype=torch.float64).mul(2).sub(1)
        noisy = noise * torch.randn(n, generator=generator, dtype=torch.float64)
        return predict(fit(x, truth(x) + noisy, degree), x_test)

    return decompose(torch.stack([prediction() for _ in range(repeats)]), truth(x_test), noise**2)
