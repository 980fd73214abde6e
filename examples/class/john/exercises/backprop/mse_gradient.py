import torch


def predict(x, w, b):
    return torch.nn.functional.linear(x, w[None], b[None])[:, 0]


def mse(x, y, w, b):
    out = predict(x, w, b)
    if out.shape != y.shape:
        raise ValueError("y should have shape (N,)")
    return torch.nn.functional.mse_loss(out, y)


def gradients(x, y, w, b):
    w = w.clone().requires_grad_()
    b = b.clone().requires_grad_()
    return torch.autograd.grad(mse(x, y, w, b), (w, b))


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        dw, db = gradients(x, y, w, b)
        w, b = w - lr * dw, b - lr * db
        losses.append(mse(x, y, w, b))
    return w, b, torch.stack(losses)
