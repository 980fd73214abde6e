import torch


def gradient_descent(x, y, w, b, lr, steps):
    losses = [mse(x, y, w, b)]
    for _ in range(steps):
        direction_w, direction_b = gradients(x, y, w, b)
        w = torch.add(w, direction_w, alpha=lr)
        b = torch.add(b, direction_b, alpha=lr)
        losses += [mse(x, y, w, b)]
    return w, b, torch.stack(losses)
