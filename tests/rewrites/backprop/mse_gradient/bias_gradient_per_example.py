import torch


def gradients(x, y, w, b):
    n = x.size(0)
    if list(y.size()) != [n]:
        raise ValueError("one target for each example, please")
    residual = torch.mv(x, w).add(b).sub(y)
    grad_w = torch.zeros_like(w)
    for i in range(n):
        grad_w = grad_w + 2.0 / n * residual[i] * x[i]
    grad_b = 2.0 / n * residual
    return grad_w, grad_b
