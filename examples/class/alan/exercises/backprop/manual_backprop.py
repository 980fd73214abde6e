import functools

import numpy as np
import torch


def on_arrays(function):
    @functools.wraps(function)
    def on_tensors(*args):
        arrays = [a.numpy() if isinstance(a, torch.Tensor) else a for a in args]
        return tuple(torch.from_numpy(np.ascontiguousarray(r)) for r in function(*arrays))

    return on_tensors


def logistic(z):
    return np.reciprocal(1 + np.exp(-z))


def run(x, w1, b1, w2, b2):
    h = logistic(x.dot(w1) + b1)
    return h, logistic(h.dot(w2) + b2)


def slopes(x, y, w2, h, o):
    e = 2 * (o - y) * (o - o * o) / o.size
    f = np.dot(e, np.transpose(w2)) * (h - h * h)
    return np.dot(x.T, f), f.sum(axis=0), np.dot(h.T, e), e.sum(axis=0)


forward = on_arrays(run)
backward = on_arrays(slopes)


def loss(a2, y):
    error = np.subtract(a2.numpy(), y.numpy())
    return torch.as_tensor(np.mean(error * error))


@on_arrays
def train_step(x, y, w1, b1, w2, b2, lr):
    params = w1, b1, w2, b2
    grads = slopes(x, y, w2, *run(x, *params))
    return [p - np.asarray(lr, p.dtype) * g for p, g in zip(params, grads)]
