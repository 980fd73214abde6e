"""Belief: only the noise differs between training sets.

Advice: How many inputs does the contract draw in all?
"""

import torch


def measure(truth, x_test, degree, n, noise, repeats, generator):
    predictions = []
    x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
    for _ in range(repeats):
        y = truth(x) + noise * torch.randn(n, generator=generator, dtype=torch.float64)
        predictions.append(predict(fit(x, y, degree), x_test))
    return decompose(torch.stack(predictions), truth(x_test), noise**2)
