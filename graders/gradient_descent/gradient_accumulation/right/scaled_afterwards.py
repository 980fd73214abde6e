import torch


def accumulate(model, loss_fn, micro_batches, reduction="mean"):
    before = {p: p.grad for p in model.parameters()}
    model.zero_grad(set_to_none=True)
    count, total = 0, torch.zeros((), dtype=torch.float64)
    for x, y in micro_batches:
        loss = loss_fn(model(x), y)
        if reduction == "mean":
            loss = loss * len(y)
        loss.backward()
        total += loss.detach()
        count += len(y)
    scale = 1 / count if reduction == "mean" else 1
    for param, grad in before.items():
        param.grad *= scale
        if grad is not None:
            param.grad += grad
    return float(total) * scale


def large_step(model, loss_fn, optimizer, x, y, size, reduction="mean"):
    model.zero_grad()
    data = torch.utils.data.TensorDataset(x, y)
    batches = list(torch.utils.data.DataLoader(data, batch_size=size))
    result = accumulate(model, loss_fn, batches, reduction=reduction)
    optimizer.step()
    return result
