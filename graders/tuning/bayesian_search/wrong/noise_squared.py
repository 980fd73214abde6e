"""Belief: `noise` is the standard deviation of the noise.

Advice: Print the diagonal of your A for the noise 0.5. The contract's σ² is the noise. Is it 1.5?
"""

import torch


def posterior(x, y, candidates, length_scale, noise=1e-6):
    k = rbf_kernel(x, candidates, length_scale)
    A = rbf_kernel(x, x, length_scale) + (noise**2 + 1e-10) * torch.eye(len(x), dtype=x.dtype)
    L = torch.linalg.cholesky(A)
    mean = k.T @ torch.cholesky_solve(y[:, None], L).squeeze(1)
    variance = 1 - (k * torch.cholesky_solve(k, L)).sum(dim=0)
    return mean, variance.sqrt()
