"""Belief: the std is that of a new evaluation, with its noise.

Advice: Compute the std far from all points, with the noise 0.5. Is it 1?
"""

import torch


def posterior(x, y, candidates, length_scale, noise=1e-6):
    k = rbf_kernel(x, candidates, length_scale)
    L = torch.linalg.cholesky(rbf_kernel(x, x, length_scale) + noise * torch.eye(len(x)))
    mean = k.T @ torch.cholesky_solve(y[:, None], L).squeeze(1)
    variance = 1 + noise - (k * torch.cholesky_solve(k, L)).sum(dim=0)
    return mean, variance.sqrt()
