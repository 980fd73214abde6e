import numpy as np
import torch


def numerical_gradients(f, params, h=1e-6):
    here = {name: p.double().clone() for name, p in params.items()}
    result = {name: torch.zeros(p.shape, dtype=torch.float64) for name, p in params.items()}
    for name in here:
        for where in np.ndindex(tuple(here[name].shape)):
            here[name][where] += h
            upper = f(here)
            here[name][where] -= 2 * h
            lower = f(here)
            result[name][where] = (upper - lower) / (2 * h)
    return result
