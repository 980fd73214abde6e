import numpy as np
import torch


def to_arrays(*tensors):
    return [t.numpy() for t in tensors]


def check_targets(x, y):
    if y.ndim != 1 or y.shape[0] != x.shape[0]:
        raise ValueError("the targets must be a vector with one entry for each example")


def predict(x, w, b):
    x, w, b = to_arrays(x, w, b)
    pred = np.zeros(x.shape[0], dtype=x.dtype)
    for n in range(x.shape[0]):
        for d in range(x.shape[1]):
            pred[n] += x[n, d] * w[d]
        pred[n] += b
    return torch.from_numpy(pred)


def mse(x, y, w, b):
    check_targets(x, y)
    r = predict(x, w, b).numpy() - y.numpy()
    return torch.tensor(np.mean(r * r), dtype=x.dtype)


def gradients(x, y, w, b):
    check_targets(x, y)
    r = predict(x, w, b).numpy() - y.numpy()
    N, D = x.shape
    dw = np.zeros(D)
    db = 0.0
    for n in range(N):
        # derivative of r^2 / N is 2 r / N
        slope = 2 * float(r[n]) / N
        db += slope
        for d in range(D):
            dw[d] += slope * float(x[n, d])
    return torch.tensor(dw, dtype=x.dtype), torch.tensor(db, dtype=x.dtype)


def gradient_descent(x, y, w, b, lr, steps):
    history = [mse(x, y, w, b).item()]
    for step in range(steps):
        dw, db = gradients(x, y, w, b)
        w = w - lr * dw
        b = b - lr * db
        history.append(mse(x, y, w, b).item())
        print("step", step + 1, "loss", history[-1])
    return w, b, torch.tensor(history, dtype=x.dtype)
