import torch


def gradient_descent(x, y, w, b, lr, steps):
    history = torch.empty(steps + 1, dtype=x.dtype)
    history[0] = mse(x, y, w, b)
    for t in range(1, steps + 1):
        grad_w, _ = gradients(x, y, w, b)
        w = torch.sub(w, grad_w, alpha=lr)
        _, grad_b = gradients(x, y, w, b)
        b = torch.sub(b, grad_b, alpha=lr)
        history[t] = mse(x, y, w, b)
    return w, b, history
