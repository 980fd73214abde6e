"""Right: the slope of the sigmoid as 1 / (2 + 2 cosh z); grids of candidates, refined."""

import torch


def sigmoid_slope(z):
    return 1 / (2 + 2 * torch.cosh(z))


def mse_gradient(logits, targets):
    error = torch.exp(logits) / (1 + torch.exp(logits)) - targets
    return error.add(error) * sigmoid_slope(logits)


def bce_gradient(logits, targets):
    ones = torch.ones_like(logits)
    return torch.lerp(torch.sigmoid(logits), -torch.sigmoid(-logits), targets) * ones


def refined(low, high, choose):
    for _ in range(8):
        grid = torch.linspace(low, high, 401, dtype=torch.float64)
        i = int(choose(mse_gradient(grid, torch.zeros_like(grid))))
        low, high = grid[max(i - 1, 0)].item(), grid[min(i + 1, 400)].item()
    return (low + high) / 2


def steepest_logit(target):
    match target:
        case 0:
            return refined(-4.0, 6.0, torch.argmax)
        case 1:
            return -refined(-4.0, 6.0, torch.argmax)
    raise ValueError("a target is 0 or 1")


def stalled_logit(min_gradient):
    if min_gradient <= 0.0:
        raise ValueError("a gradient below which to stay is positive")
    if min_gradient >= 8 / 27:
        raise ValueError("no gradient is that large")
    return refined(0.69314718, 85.0, lambda grads: (grads < min_gradient).int().argmax())
