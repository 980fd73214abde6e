from functools import reduce

import torch

MISSING = object()


def switch_optimizer(optimizer, new_class, **overrides):
    """Make the new optimizer, then settle each group."""
    fresh = new_class([{"params": tuple(g["params"])} for g in optimizer.param_groups], **overrides)
    for mine, theirs in zip(fresh.param_groups, optimizer.param_groups, strict=True):
        mine["lr"] = overrides.get("lr", theirs["lr"])
        decay = overrides.get("weight_decay", theirs.get("weight_decay", MISSING))
        if "weight_decay" in mine and decay is not MISSING:
            mine["weight_decay"] = decay
    return fresh


def train(model, loss_fn, batches, optimizer, epochs, switch_epoch, new_class, **overrides):
    def one_batch(so_far, batch):
        mean, seen = so_far
        x, y = batch
        params = [p for p in model.parameters() if p.requires_grad]
        loss = loss_fn(model(x), y)
        for param, grad in zip(params, torch.autograd.grad(loss, params), strict=True):
            param.grad = grad
        optimizer.step()
        seen += x.shape[0]
        return mean + (loss.item() - mean) * x.shape[0] / seen, seen

    losses = []
    for epoch in range(epochs):
        if epoch == switch_epoch:
            optimizer = switch_optimizer(optimizer, new_class, **overrides)
        mean, _ = reduce(one_batch, batches, (0.0, 0))
        losses.append(mean)
    return losses, optimizer
