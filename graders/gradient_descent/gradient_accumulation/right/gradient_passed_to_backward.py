import torch


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    sizes = torch.tensor([len(x) for x, _ in micro_batches], dtype=torch.float64)
    weights = sizes / sizes.sum() if reduction == "mean" else torch.ones_like(sizes)
    losses = torch.zeros_like(sizes)
    for k, (x, y) in enumerate(micro_batches):
        loss = loss_fn(model(x), y)
        loss.backward(weights[k].to(loss.dtype))
        losses[k] = loss.detach()
    return torch.dot(weights, losses).item()


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    optimizer.zero_grad(set_to_none=False)
    batches = []
    while len(x):
        batches.append((x[:size], y[:size]))
        x, y = x[size:], y[size:]
    loss = accumulate(model, loss_fn, batches, reduction)
    optimizer.step()
    return loss
