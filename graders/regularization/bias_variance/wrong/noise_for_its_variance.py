"""Belief: the variance of the noise is σ.

Advice: With σ = 0.3, what is σ²?
"""

import torch


def measure(truth, x_test, degree, n, noise, repeats, generator):
    predictions = []
    for _ in range(repeats):
        x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
        y = truth(x) + noise * torch.randn(n, generator=generator, dtype=torch.float64)
        predictions.append(predict(fit(x, y, degree), x_test))
    return decompose(torch.stack(predictions), truth(x_test), noise)
