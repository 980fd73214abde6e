"""Belief: without noise in the values, nothing needs to be added to K.

Advice: Evaluate the same point twice. Which two rows of K are equal, and can it be inverted?
"""

import torch


def posterior(x, y, candidates, length_scale, noise=1e-6):
    k = rbf_kernel(x, candidates, length_scale)
    L = torch.linalg.cholesky(rbf_kernel(x, x, length_scale))
    mean = k.T @ torch.cholesky_solve(y[:, None], L).squeeze(1)
    variance = 1 - (k * torch.cholesky_solve(k, L)).sum(dim=0)
    return mean, variance.sqrt()
