import torch


def breaking_logit(dtype):
    z = 1
    while torch.isfinite(torch.exp(torch.tensor(z, dtype=dtype))):
        z += 1
    return z
