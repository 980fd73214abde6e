"""Right: plain Python loops over numbers in lists; prints on the way."""

import torch


def outputs(rows, weights, bias):
    return [sum((v * u for v, u in zip(row, weights, strict=True)), bias) for row in rows]


def residuals(x, y, w, b):
    if list(y.shape) != [len(x)]:
        raise ValueError("one target for each example, please")
    found = outputs(x.tolist(), w.tolist(), b.item())
    return [p - t for p, t in zip(found, y.tolist(), strict=True)]


def predict(x, w, b):
    return torch.tensor(outputs(x.tolist(), w.tolist(), b.item()), dtype=x.dtype)


def mse(x, y, w, b):
    errors = residuals(x, y, w, b)
    return torch.tensor(sum(e * e for e in errors) / len(errors), dtype=x.dtype)


def gradients(x, y, w, b):
    n, d = x.shape
    dw, db = [0.0] * d, 0.0
    for row, error in zip(x.tolist(), residuals(x, y, w, b), strict=True):
        for j in range(d):
            dw[j] += 2 * error * row[j] / n
        db += 2 * error / n
    return torch.tensor(dw, dtype=x.dtype), torch.tensor(db, dtype=x.dtype)


def gradient_descent(x, y, w, b, lr, steps):
    losses = torch.empty(steps + 1, dtype=x.dtype)
    for step in range(steps + 1):
        losses[step] = mse(x, y, w, b)
        print(f"step {step}: {losses[step]:.4f}")
        if step < steps:
            dw, db = gradients(x, y, w, b)
            w = w - lr * dw
            b = b - lr * db
    return [w, b, losses]
