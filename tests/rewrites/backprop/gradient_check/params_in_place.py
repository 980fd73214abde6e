import numpy as np
import torch


def numerical_gradients(f, params, h=1e-6):
    point = {name: tensor.double() for name, tensor in params.items()}
    result = {}
    for name, tensor in point.items():
        grad = torch.zeros(tensor.shape, dtype=torch.float64)
        for position in np.ndindex(tuple(tensor.shape)):
            tensor[position] += h
            above = float(f(point))
            tensor[position] -= 2 * h
            below = float(f(point))
            tensor[position] += h
            grad[position] = (above - below) / (2 * h)
        result[name] = grad
    return result
