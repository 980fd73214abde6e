import torch


def example_gradients(w, x, y):
    error = torch.einsum("nd,d->n", x, w) - y
    return torch.einsum("n,nd->nd", 2 * error, x)


def batch_moments(grads, batch_size, replacement):
    n = len(grads)
    variance = grads.square().mean(0) - grads.mean(0).square()
    if not replacement and n > 1:  # by the unbiased variance of the examples
        sample = grads.var(0)
        return grads.mean(0), sample / batch_size * (1 - batch_size / n)
    return grads.mean(0), variance / batch_size


def all_batch_gradients(grads, batch_size, replacement):
    indices = torch.arange(len(grads))
    if replacement:
        table = torch.cartesian_prod(*[indices] * batch_size).reshape(-1, batch_size)
    else:
        table = torch.combinations(indices, batch_size)
    return grads[table].sum(1).div(batch_size)


def noise_scale(grads):
    mean = grads.mean(0)
    squared_noise = (grads - mean).norm(dim=1).square().mean()
    return (squared_noise / mean.norm() ** 2).item()
