import numpy as np
import torch


def as_tensors(arrays):
    tensors = {}
    for name in arrays:
        tensors[name] = torch.from_numpy(arrays[name].copy())
    return tensors


def numerical_gradients(f, params, h=1e-6):
    arrays = {name: np.array(p.numpy(), dtype=np.float64) for name, p in params.items()}
    result = {}
    for name, array in arrays.items():
        gradient = np.zeros(array.shape)
        for index in np.ndindex(array.shape):
            original = array[index]
            array[index] = original + h
            plus = float(f(as_tensors(arrays)))
            array[index] = original - h
            minus = float(f(as_tensors(arrays)))
            array[index] = original
            gradient[index] = (plus - minus) / (h + h)
        result[name] = torch.from_numpy(gradient)
    return result


def norm(array):
    total = 0.0
    for number in array.ravel():
        total += number * number
    return np.sqrt(total)


def relative_error(a, b):
    if a.shape != b.shape:
        raise ValueError("a and b have different shapes")
    a, b = a.numpy().astype(np.float64), b.numpy().astype(np.float64)
    denominator = norm(a) + norm(b)
    if denominator == 0:
        return 0.0
    return float(norm(a - b) / denominator)


def check_gradients(f, params, grads, tol=1e-6, h=1e-6):
    for name in params:
        if name not in grads:
            raise ValueError("missing: " + name)
    for name in grads:
        if name not in params:
            raise ValueError("unknown: " + name)
        if grads[name].shape != params[name].shape:
            raise ValueError("wrong shape: " + name)
    numerical = numerical_gradients(f, params, h)
    left = {name: relative_error(grads[name], numerical[name]) for name in params}
    report = {}
    while left:
        worst = max(left, key=lambda name: left[name])
        error = left.pop(worst)
        if error > tol:
            report[worst] = error
    return report
