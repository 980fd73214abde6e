import torch


def predict(x, w, b):
    return torch.matmul(x, w) + b


def mse(x, y, w, b):
    if y.shape != predict(x, w, b).shape:
        raise ValueError("wrong shape of y: %s" % (tuple(y.shape),))
    diff = predict(x, w, b) - y
    return (diff * diff).mean()


def dw_of(x, y, w, b):
    diff = predict(x, w, b) - y
    return 2 / len(y) * (x.T @ diff)


def db_of(x, y, w, b):
    diff = predict(x, w, b) - y
    return 2 * diff.mean()


def gradients(x, y, w, b):
    if y.shape != predict(x, w, b).shape:
        raise ValueError("wrong shape of y: %s" % (tuple(y.shape),))
    return dw_of(x, y, w, b), db_of(x, y, w, b)


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for step in range(steps):
        w = w - lr * dw_of(x, y, w, b)
        b = b - lr * db_of(x, y, w, b)
        losses.append(mse(x, y, w, b))
        # print(step, losses[-1])
    return w, b, torch.stack(losses)
