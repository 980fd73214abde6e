import copy

import numpy as np
import torch


def numerical_gradients(f, params, h=1e-6):
    mine = copy.deepcopy(params)
    for name in mine:
        mine[name] = mine[name].to(torch.float64)
    result = {name: torch.zeros(p.shape, dtype=torch.float64) for name, p in mine.items()}
    for name, p in mine.items():
        for at in np.ndindex(tuple(p.shape)):
            old = p[at].item()
            p[at] = old + h
            first = f(mine)
            p[at] = old - h
            second = f(mine)
            p[at] = old
            result[name][at] = float(first - second) / (2 * h)
    return result
