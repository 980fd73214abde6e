"""Belief: the variance measures the uncertainty, so it can take the place of the std.

Advice: Compare your second result with the std at 1 in the worked example. Is it 0.7951?
"""

import torch


def posterior(x, y, candidates, length_scale, noise=1e-6):
    k = rbf_kernel(x, candidates, length_scale)
    L = torch.linalg.cholesky(rbf_kernel(x, x, length_scale) + noise * torch.eye(len(x)))
    mean = k.T @ torch.cholesky_solve(y[:, None], L).squeeze(1)
    return mean, (1 - (k * torch.cholesky_solve(k, L)).sum(dim=0)).clamp(min=0)
