"""Belief: training targets are the truth.

Advice: What is added to truth(x) in the contract?
"""

import torch


def measure(truth, x_test, degree, n, noise, repeats, generator):
    predictions = []
    for _ in range(repeats):
        x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
        torch.randn(n, generator=generator, dtype=torch.float64)
        predictions.append(predict(fit(x, truth(x), degree), x_test))
    return decompose(torch.stack(predictions), truth(x_test), noise**2)
