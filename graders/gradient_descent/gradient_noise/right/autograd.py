from itertools import combinations, product

import torch


def example_gradients(w, x, y):
    def loss(w, x, y):
        return (x @ w - y).square()

    return torch.func.vmap(torch.func.grad(loss), in_dims=(None, 0, 0))(w, x, y)


def batch_moments(grads, batch_size, replacement):
    n = grads.size(0)
    shrink = 1 if replacement else (n - batch_size) / (n - 1)
    mean = grads.sum(0) / n
    sigma2 = (grads - mean).pow(2).sum(0) / n
    return mean, sigma2 / batch_size * shrink


def all_batch_gradients(grads, batch_size, replacement):
    every = product(grads, repeat=batch_size) if replacement else combinations(grads, batch_size)
    return torch.stack([torch.stack(batch).mean(0) for batch in every])


def noise_scale(grads):
    variance, mean = torch.var_mean(grads, dim=0, correction=0)
    return float(variance.sum() / torch.dot(mean, mean))
