"""Belief: torch.rand draws what is needed.

Advice: Between which numbers does the contract draw x?
"""

import torch


def measure(truth, x_test, degree, n, noise, repeats, generator):
    predictions = []
    for _ in range(repeats):
        x = torch.rand(n, generator=generator, dtype=torch.float64)
        y = truth(x) + noise * torch.randn(n, generator=generator, dtype=torch.float64)
        predictions.append(predict(fit(x, y, degree), x_test))
    return decompose(torch.stack(predictions), truth(x_test), noise**2)
