"""torch.vander, the pseudoinverse, Horner's scheme, and moments."""

import torch


def fit(x, y, degree):
    return torch.linalg.pinv(torch.vander(x, degree + 1, increasing=True)) @ y


def predict(coefficients, x):
    result = torch.zeros_like(x)
    for c in coefficients.flip(0):
        result = result * x + c
    return result


def decompose(predictions, truth, noise_variance):
    variance = predictions.var(dim=0, correction=0).mean().item()
    bias = torch.dist(predictions.mean(0), truth).item() ** 2 / len(truth)
    parts = {"bias": bias, "variance": variance, "noise": noise_variance}
    return {**parts, "error": sum(parts.values())}


def measure(truth, x_test, degree, n, noise, repeats, generator):
    predictions = torch.empty(repeats, len(x_test), dtype=torch.float64)
    for row in predictions:
        x = torch.rand(n, generator=generator, dtype=torch.float64) * 2 - 1
        y = truth(x) + torch.randn(n, generator=generator, dtype=torch.float64) * noise
        row.copy_(predict(fit(x, y, degree), x_test))
    return decompose(predictions, truth(x_test), noise * noise)
