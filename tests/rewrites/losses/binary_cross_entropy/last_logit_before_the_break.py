import torch


def breaking_logit(dtype):
    z = 1
    while 1 - torch.sigmoid(torch.tensor(z + 1, dtype=dtype)) > 0:
        z += 1
    return z
