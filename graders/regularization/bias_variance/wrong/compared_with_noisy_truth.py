"""Belief: predictions are compared with targets, which are noisy.

Advice: Where in the formulas of the bias is there noise?
"""

import torch


def measure(truth, x_test, degree, n, noise, repeats, generator):
    predictions = []
    for _ in range(repeats):
        x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
        y = truth(x) + noise * torch.randn(n, generator=generator, dtype=torch.float64)
        predictions.append(predict(fit(x, y, degree), x_test))
    targets = truth(x_test) + noise * torch.randn(
        len(x_test), generator=generator, dtype=torch.float64
    )
    return decompose(torch.stack(predictions), targets, noise**2)
