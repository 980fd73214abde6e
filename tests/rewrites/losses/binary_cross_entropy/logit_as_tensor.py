import torch


def breaking_logit(dtype):
    z = torch.ones((), dtype=dtype)
    while torch.sigmoid(z) != 1:
        z = z + 1
    return z
