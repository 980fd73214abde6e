import torch


def example_gradients(w, x, y):
    found = []
    for inputs, target in zip(x, y):
        weight = w.clone().requires_grad_()
        ((weight @ inputs - target) ** 2).backward()
        found.append(weight.grad)
    return torch.stack(found)


def batch_moments(grads, batch_size, replacement):
    means, variances = [], []
    for column in grads.T.tolist():
        n = len(column)
        mean = sum(column) / n
        variance = sum((g - mean) ** 2 for g in column) / n / batch_size
        if replacement is False:
            variance *= (n - batch_size) / (n - 1)
        means.append(mean)
        variances.append(variance)
    return torch.tensor(means, dtype=grads.dtype), torch.tensor(variances, dtype=grads.dtype)


def all_batch_gradients(grads, batch_size, replacement):
    n = len(grads)
    found = []

    def draw(batch):
        if len(batch) == batch_size:
            found.append(sum(grads[i] for i in batch) / batch_size)
            return
        first = 0 if replacement or not batch else batch[-1] + 1
        for i in range(first, n):
            draw([*batch, i])

    draw([])
    return torch.stack(found)


def noise_scale(grads):
    mean, variance = batch_moments(grads, 1, True)
    return sum(variance.tolist()) / sum(m * m for m in mean.tolist())
