import torch


def breaking_logit(dtype):
    for z in range(1, 100):
        if 1 - torch.sigmoid(torch.tensor(float(z))) == 0:
            return z
