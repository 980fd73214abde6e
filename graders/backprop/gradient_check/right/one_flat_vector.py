"""Right: all parameters in one numpy vector, moved along the rows of an identity matrix."""

import numpy as np
import torch


def unflatten(vector, shapes):
    sizes = [int(np.prod(shape)) for shape in shapes.values()]
    pieces = np.split(vector, np.cumsum(sizes)[:-1])
    return {
        name: torch.from_numpy(piece.copy()).reshape(shape)
        for piece, (name, shape) in zip(pieces, shapes.items())
    }


def flatten(tensors):
    return np.concatenate([np.ravel(t.numpy()).astype(np.float64) for t in tensors])


def numerical_gradients(f, params, h=1e-6):
    shapes = {name: tuple(p.shape) for name, p in params.items()}
    x = flatten(params.values())

    def loss(vector):
        return float(f(unflatten(vector, shapes)))

    slopes = [(loss(x + h * e) - loss(x - h * e)) / (2 * h) for e in np.eye(x.size)]
    return unflatten(np.array(slopes), shapes)


def relative_error(a, b):
    if tuple(a.shape) != tuple(b.shape):
        raise ValueError("one shape, please")
    a, b = flatten([a]), flatten([b])
    distance, size = np.linalg.norm(a - b), np.linalg.norm(a) + np.linalg.norm(b)
    return float(distance / size) if size > 0 else 0.0


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in [*params, *grads]:
        if name not in params:
            raise ValueError(name + " is no parameter")
        if name not in grads:
            raise ValueError(name + " has no gradient")
        if params[name].shape != grads[name].shape:
            raise ValueError(name + " and its gradient have different shapes")
    numerical = numerical_gradients(f, params, h=h)
    report = [(relative_error(numerical[name], grads[name]), name) for name in params]
    return {name: error for error, name in sorted(report, reverse=True) if error > tol}
