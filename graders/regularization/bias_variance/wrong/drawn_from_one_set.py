"""Belief: to draw again from one training set is as good as to draw a new one.

Advice: Count the different x in all training sets together. Are there n, or R times n?
"""

import torch


def measure(truth, x_test, degree, n, noise, repeats, generator):
    x = 2 * torch.rand(n, generator=generator, dtype=torch.float64) - 1
    y = truth(x) + noise * torch.randn(n, generator=generator, dtype=torch.float64)
    predictions = [predict(fit(x, y, degree), x_test)]
    for _ in range(repeats - 1):
        chosen = torch.randint(n, (n,), generator=generator)
        predictions.append(predict(fit(x[chosen], y[chosen], degree), x_test))
    return decompose(torch.stack(predictions), truth(x_test), noise**2)
