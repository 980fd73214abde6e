import torch


def dot(u, v):
    total = 0.0
    for a, b in zip(u, v, strict=True):
        total += a * b
    return total


def errors(x, y, w, b):
    if list(y.shape) != [len(x)]:
        raise ValueError("y is not a vector of length N")
    w, b = w.tolist(), b.item()
    return [dot(row, w) + b - t for row, t in zip(x.tolist(), y.tolist(), strict=True)]


def predict(x, w, b):
    return torch.tensor([dot(row, w.tolist()) + b.item() for row in x.tolist()], dtype=x.dtype)


def mse(x, y, w, b):
    e = errors(x, y, w, b)
    return torch.tensor(dot(e, e) / len(e), dtype=x.dtype)


def gradients(x, y, w, b):
    e = errors(x, y, w, b)
    columns = zip(*x.tolist(), strict=True)
    dw = [2 * dot(column, e) / len(e) for column in columns]
    db = 2 * sum(e) / len(e)
    return torch.tensor(dw, dtype=x.dtype), torch.tensor(db, dtype=x.dtype)


def gradient_descent(x, y, w, b, lr, steps):
    losses = torch.zeros(steps + 1, dtype=x.dtype)
    losses[0] = mse(x, y, w, b)
    for i in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * db
        losses[i + 1] = mse(x, y, w, b)
    print("steps taken:", steps)
    return w, b, losses
