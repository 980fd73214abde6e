import math

import torch


def stalled_logit(min_gradient):
    if min_gradient >= 8 / 27 or min_gradient <= 0:
        raise ValueError("there is no such logit")
    low, high = math.log(2), 90.0
    for _ in range(100):
        z = torch.tensor((low + high) / 2, dtype=torch.float64)
        p = z.sigmoid()
        if (2 * (p**2 - p**3)).item() > min_gradient:
            low = z.item()
        else:
            high = z.item()
    return (low + high) / 2
