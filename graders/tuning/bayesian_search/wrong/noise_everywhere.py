"""Belief: the noise is added to each element of K.

Advice: Print your A for two points far from each other, with the noise 0.5. What stands beside
the diagonal?
"""

import torch


def posterior(x, y, candidates, length_scale, noise=1e-6):
    k = rbf_kernel(x, candidates, length_scale)
    solved = torch.linalg.lstsq(rbf_kernel(x, x, length_scale) + noise, k).solution
    variance = 1 - (k * solved).sum(dim=0)
    return solved.T @ y, variance.clamp(min=0).sqrt()
